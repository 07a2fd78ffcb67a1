import type { NoteHeader } from '@/lib/core/release/note-markdown/parse-note';
import { VERSION_AXES } from '@/lib/core/release/version-axes';
import type { VersionLabels } from '@/lib/core/routing/routing-snapshot';
import type { VersionView } from '@/lib/schemas/feature';
import type { UserView } from '@/lib/schemas/identity';
import { mayOwn } from './may-own';

export interface HeaderSurroundings {
  users: readonly UserView[];
  versions: readonly VersionView[];
  baselineId: string | null;
}

/** What a note's header means here; null where it says nothing, or names nobody and nothing. */
export interface MatchedHeader {
  title: string | null;
  ownerId: string | null;
  /** Why the person it names cannot be told. */
  ownerFault: string | null;
  candidateId: string | null;
  /** The candidate's labels, when all four are given and no version has them. */
  newLabels: VersionLabels | null;
}

export function matchHeader(
  { title, ownerName, candidate }: NoteHeader,
  { users, versions, baselineId }: HeaderSurroundings,
): MatchedHeader {
  const named = users.filter((user) => mayOwn(user) && user.name === ownerName);
  const owner = named.length === 1 ? (named[0] ?? null) : null;
  const same = candidate
    ? versions.filter((version) => VERSION_AXES.every((axis) => version[axis] === candidate[axis]))
    : [];
  const isWhole = candidate !== null && VERSION_AXES.every((axis) => candidate[axis].trim() !== '');
  return {
    title: title.trim().slice(0, 140) || null,
    ownerId: owner?.id ?? null,
    ownerFault: ownerName === null || owner ? null : `Owner: no one person here is called "${ownerName}".`,
    candidateId: same.find(({ id }) => id !== baselineId)?.id ?? null,
    newLabels: isWhole && same.length === 0 ? candidate : null,
  };
}
