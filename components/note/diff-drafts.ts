import { diffNotes, type NoteDifference } from '@/lib/core/release/note-diff';
import type { VersionView } from '@/lib/schemas/feature';
import type { UserView } from '@/lib/schemas/identity';
import type { DraftFields } from './draft-fields';

/** Where the ids of a draft get their names from. */
export interface DraftNames {
  users: readonly UserView[];
  versions: readonly VersionView[];
}

/** What differs between two drafts, their title, candidate and owner included. */
export function diffDrafts(before: DraftFields, after: DraftFields, names: DraftNames): NoteDifference[] {
  const of = (field: string, label: string, write: (draft: DraftFields) => string): NoteDifference => ({
    field,
    label,
    before: write(before) || 'none',
    after: write(after) || 'none',
  });
  const header = [
    of('title', 'Title', ({ title }) => title),
    of('candidateVersionId', 'Candidate', ({ candidateVersionId }) => {
      const version = names.versions.find(({ id }) => id === candidateVersionId);
      return version?.variant ?? candidateVersionId ?? '';
    }),
    of(
      'ownerId',
      'Owner',
      ({ ownerId }) => names.users.find(({ id }) => id === ownerId)?.name ?? ownerId ?? '',
    ),
  ];
  return [
    ...header.filter((difference) => difference.before !== difference.after),
    ...diffNotes(before.note, after.note),
  ];
}
