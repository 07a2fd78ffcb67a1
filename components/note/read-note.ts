import type { NoteContent } from '@/lib/core/release/note';
import type { ReleaseView } from '@/lib/schemas/release';
import type { Revision } from './revision';

/** One note of a release: a revision, or the draft before the first. */
export interface ShownNote {
  note: NoteContent;
  /** Null: a draft. */
  revision: number | null;
  isInForce: boolean;
  /** When it was written, and by whom where that is known. */
  at: string;
  byName: string | null;
}

/** What the address asks for: `?revision=3`, or the note in force without it. Null when there is no such revision. */
export function readNote(
  release: Pick<ReleaseView, 'note' | 'noteRevision' | 'draft'>,
  revisions: readonly Revision[],
  asked: string | string[] | undefined,
): ShownNote | null {
  if (asked === undefined && release.noteRevision === null) {
    const { note, savedAt } = release.draft;
    return { note, revision: null, isInForce: false, at: savedAt, byName: null };
  }
  const wanted = asked === undefined ? String(release.noteRevision) : asked;
  const found = revisions.find(({ number }) => String(number) === wanted);
  if (!found) return null;
  const { number, content, createdAt, createdByName } = found;
  return {
    note: content,
    revision: number,
    isInForce: number === release.noteRevision,
    at: createdAt,
    byName: createdByName,
  };
}
