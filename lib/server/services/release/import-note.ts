import type { Actor } from '@/lib/core/access/actor';
import type { ImportedNote, ImportNoteInput } from '@/lib/schemas/release';
import { write } from '@/lib/server/audit/write';
import { saveDraftNote } from '@/lib/server/db/release-changes';
import { lockedRelease } from './fetch-release';
import { getRelease } from './get-release';
import { readMarkdown } from './read-markdown';
import { refuseUnsavable } from './save-draft';

/** Replaces the draft by a note in the template's Markdown shape; what cannot be read is named, not guessed. */
export async function importNote(actor: Actor, id: string, input: ImportNoteInput): Promise<ImportedNote> {
  const { note, problems } = readMarkdown(input.markdown);
  await write(
    { actor, permission: 'note:write', load: lockedRelease(id) },
    async (tx, { at, loaded: { release } }) => {
      refuseUnsavable(release, input.draftSeq);
      await saveDraftNote(tx, id, note, at, {});
      return { result: undefined, audits: [], releases: [id] };
    },
  );
  return { ...(await getRelease(actor, id)), problems };
}
