import { z } from 'zod';
import type { AuditAction } from '@/lib/core/audit/audit-entry';
import { RELEASE_STATUSES, type ReleaseState } from '@/lib/core/release/release-state';
import type { Reader } from './reader';

type Place = Pick<ReleaseState, 'status' | 'stageIndex'>;

/** One move of a release as its history keeps it. */
export interface ReleaseMove {
  releaseId: string;
  /** ISO 8601. */
  at: string;
  action: AuditAction;
  from: Place;
  to: Place;
  /** Name of the stage after the move; null while a draft. */
  stageName: string | null;
}

export const MOVE_ACTIONS = [
  'release.started',
  'release.promoted',
  'release.held',
  'release.resumed',
  'release.rolled_back',
  'release.cohort_excluded',
  'release.trigger_fired',
  'release.rollback_observed',
  'release.recovery_confirmed',
  'release.completed',
  'release.abandoned',
] as const satisfies readonly AuditAction[];

const place = z.object({ status: z.enum(RELEASE_STATUSES), stageIndex: z.number().int().nullable() });
const storedMove = z.object({
  at: z.string(),
  action: z.enum(MOVE_ACTIONS),
  releaseId: z.string(),
  data: z.object({ from: place, to: place, stageName: z.string().nullable() }),
});

/** From the append-only history, oldest first. */
export async function readMoves(reader: Reader, releaseIds: readonly string[]): Promise<ReleaseMove[]> {
  if (releaseIds.length === 0) return [];
  const rows = await reader.auditEntry.findMany({
    where: { releaseId: { in: [...releaseIds] }, action: { in: [...MOVE_ACTIONS] } },
    orderBy: { seq: 'asc' },
    select: { body: true },
  });
  return rows.map(({ body }) => {
    const { data, ...rest } = storedMove.parse(JSON.parse(body));
    return { ...rest, ...data };
  });
}
