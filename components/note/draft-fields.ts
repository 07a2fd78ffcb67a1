import type { NoteContent } from '@/lib/core/release/note';
import type { ReleaseView, SaveDraftInput } from '@/lib/schemas/release';

/** Everything the note page edits. Owner and candidate are fixed once the release has started. */
export interface DraftFields {
  title: string;
  ownerId: string | null;
  candidateVersionId: string | null;
  note: NoteContent;
}

export function draftFieldsOf(release: ReleaseView): DraftFields {
  return {
    title: release.title,
    ownerId: release.owner?.id ?? null,
    candidateVersionId: release.candidate?.id ?? null,
    note: release.draft.note,
  };
}

export type DraftBody = SaveDraftInput & { note: NoteContent };

/** What a save sends: a started release takes the note alone. */
export function draftBody(fields: DraftFields, draftSeq: number, isDraft: boolean): DraftBody {
  const { note, ...rest } = fields;
  return isDraft ? { draftSeq, note, ...rest } : { draftSeq, note };
}

// Keys in a fixed order, so that a draft read back from the database equals the one that was sent.
function stable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, stable(inner)]),
  );
}

export function sameFields(a: DraftFields, b: DraftFields): boolean {
  return a === b || JSON.stringify(stable(a)) === JSON.stringify(stable(b));
}
