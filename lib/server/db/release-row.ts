import type { Role } from '@/lib/core/access/permissions';
import type { NoteContent } from '@/lib/core/release/note';
import type { ReleaseReference } from '@/lib/core/release/release-reference';
import type { ReleaseState, ReleaseStatus } from '@/lib/core/release/release-state';
import { firedTrigger } from '@/lib/schemas/fired-trigger';
import { noteContent } from '@/lib/schemas/note';
import type { Prisma } from './generated/client';
import type { Reader } from './reader';
import { storedExclusions } from './stored-exclusions';
import { toVersion, type VersionRecord } from './version-row';

export interface ReleaseRecord extends ReleaseState {
  id: string;
  title: string;
  feature: { id: string; key: string; name: string; unitName: string; liveVersionId: string | null };
  owner: { id: string; name: string; role: Role; disabled: boolean } | null;
  baseline: VersionRecord | null;
  candidate: VersionRecord | null;
  draft: { note: NoteContent; savedAt: Date; seq: number };
  /** The newest revision, which is the one in force; null before the first. */
  inForce: { number: number; note: NoteContent } | null;
  seq: number;
  createdById: string;
  createdAt: Date;
  startedAt: Date | null;
  stageEnteredAt: Date | null;
  rolledBackAt: Date | null;
  endedAt: Date | null;
  isSample: boolean;
  reference: ReleaseReference | null;
}

const include = {
  feature: true,
  owner: true,
  baselineVersion: true,
  candidateVersion: true,
  revisions: { orderBy: { number: 'desc' }, take: 1 },
} satisfies Prisma.ReleaseInclude;

type Loaded = Prisma.ReleaseGetPayload<{ include: typeof include }>;

export async function findRelease(reader: Reader, id: string): Promise<ReleaseRecord | null> {
  const row = await reader.release.findUnique({ where: { id }, include });
  return row && toRelease(row);
}

/** Newest first; all of them unless a limit is given. */
export async function readReleases(
  reader: Reader,
  where: Prisma.ReleaseWhereInput,
  limit?: number,
): Promise<ReleaseRecord[]> {
  const asked = { where, include, orderBy: [{ createdAt: 'desc' as const }, { id: 'asc' as const }] };
  const rows = await (limit === undefined
    ? reader.release.findMany(asked)
    : reader.release.findMany({ ...asked, take: limit }));
  return rows.map(toRelease);
}

/** Locks the row until the transaction ends, then reads it: what two movers decide on is never the same state. */
export async function lockRelease(tx: Reader, id: string): Promise<ReleaseRecord | null> {
  // Its key stays, so that what ingest stores of the release need not wait.
  await tx.$queryRaw`SELECT id FROM release WHERE id = ${id} FOR NO KEY UPDATE`;
  return findRelease(tx, id);
}

/** Of JSON columns, which have been through the note's schema when they were written. */
export function storedNote(json: unknown): NoteContent {
  return noteContent.parse(json);
}

/** Written by this server alone; older ones know less. */
function storedReference(json: unknown): ReleaseReference {
  return json as ReleaseReference;
}

function toRelease(row: Loaded): ReleaseRecord {
  const revision = row.revisions[0];
  const { id, key, name, unitName, liveVersionId } = row.feature;
  return {
    id: row.id,
    title: row.title,
    status: row.status satisfies ReleaseStatus,
    stageIndex: row.stageIndex,
    firedTrigger: row.firedTrigger === null ? null : firedTrigger.parse(row.firedTrigger),
    exclusions: storedExclusions.parse(row.exclusions),
    feature: { id, key, name, unitName, liveVersionId },
    owner: row.owner && {
      id: row.owner.id,
      name: row.owner.name,
      role: row.owner.role,
      disabled: row.owner.disabledAt !== null,
    },
    baseline: row.baselineVersion && toVersion(row.baselineVersion),
    candidate: row.candidateVersion && toVersion(row.candidateVersion),
    draft: { note: storedNote(row.noteDraft), savedAt: row.noteDraftSavedAt, seq: row.noteDraftSeq },
    inForce: revision ? { number: revision.number, note: storedNote(revision.content) } : null,
    seq: row.seq,
    createdById: row.createdById,
    createdAt: row.createdAt,
    startedAt: row.startedAt,
    stageEnteredAt: row.stageEnteredAt,
    rolledBackAt: row.rolledBackAt,
    endedAt: row.endedAt,
    isSample: row.isSample,
    reference: row.reference === null ? null : storedReference(row.reference),
  };
}
