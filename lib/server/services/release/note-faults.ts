import type { FieldIssue } from '@/lib/core/domain-error';
import type { NoteContent } from '@/lib/core/release/note';
import { noteIssues } from '@/lib/core/release/note-issues';
import type { ReleaseRecord } from '@/lib/server/db/release-row';

/** What is missing or wrong in this note of this release, with its owner and versions (rule 1). */
export function noteFaults(release: ReleaseRecord, note: NoteContent): FieldIssue[] {
  const { baseline, candidate } = release;
  return noteIssues(note, {
    ownerId: fitOwnerId(release),
    baselineId: baseline?.id ?? null,
    candidateId: candidate?.id ?? null,
    baselineLabels: baseline,
    candidateLabels: candidate,
  });
}

/** Null when nobody owns the release, or somebody who may not any more. */
export function fitOwnerId({ owner }: Pick<ReleaseRecord, 'owner'>): string | null {
  if (!owner || owner.disabled) return null;
  return owner.role === 'admin' || owner.role === 'member' ? owner.id : null;
}

/** The note that holds: the revision in force, or the draft before the first. */
export function noteInForce(release: ReleaseRecord): NoteContent {
  return release.inForce?.note ?? release.draft.note;
}
