import type { RollbackObservation } from '@/lib/core/release/transition';
import { sqlClient } from '../db/sql-client';

/**
 * What traffic says after a rollback: events of the feature that happened after it by the client's clock and arrived
 * in the last `quietSeconds`; those that name no known version show nothing and are left out. Arrival sets the window, so that an application with a slow reporter or a clock that
 * runs ahead neither hides the candidate nor keeps it alive for ever.
 */
export async function observeRollback(
  release: { featureId: string; candidateVersionId: string; rolledBackAt: Date },
  quietSeconds: number,
  now: Date,
): Promise<RollbackObservation> {
  const quietSince = new Date(now.getTime() - quietSeconds * 1000);
  const isCandidate = sqlClient()`version_id = ${release.candidateVersionId}`;
  const [row] = await sqlClient()<{ total: number; candidate: number; last_candidate_at: Date | null }[]>`
    SELECT count(*) FILTER (WHERE received_at > ${quietSince} AND version_id IS NOT NULL)::int AS total,
      count(*) FILTER (WHERE received_at > ${quietSince} AND ${isCandidate})::int AS candidate,
      max(least(at, received_at)) FILTER (WHERE ${isCandidate}) AS last_candidate_at
    FROM event
    WHERE feature_id = ${release.featureId} AND at > ${release.rolledBackAt} AND received_at > ${release.rolledBackAt}`;
  return {
    quietSeconds,
    secondsSinceRollback: Math.max(0, (now.getTime() - release.rolledBackAt.getTime()) / 1000),
    totalRequests: row?.total ?? 0,
    candidateRequests: row?.candidate ?? 0,
    lastCandidateAt: row?.last_candidate_at?.toISOString() ?? null,
  };
}
