import type { RollbackObservation } from '@/lib/core/release/transition';
import { sumOf } from '@/lib/core/telemetry/rollup';
import { readRollups, WHOLE_MS } from './read-rollups';
import { BLOCK_MS } from './rollup-home';

/**
 * What traffic says after a rollback, block by block: requests that arrived in the last `quietSeconds` under a known
 * version. A block counts when any request of a version in it happened after the rollback, by the client's clock cut at
 * its arrival: too many are blamed rather than too few. Arrival sets the window, so that an
 * application with a slow reporter or a clock that runs ahead neither hides the candidate nor keeps it alive for ever.
 */
export async function observeRollback(
  release: { featureId: string; candidateVersionId: string; rolledBackAt: Date },
  quietSeconds: number,
  now: Date,
): Promise<RollbackObservation> {
  const { featureId, candidateVersionId, rolledBackAt } = release;
  const quietSince = new Date(Math.max(now.getTime() - quietSeconds * 1000, rolledBackAt.getTime()));
  const read = async (from: Date, everyMs: number) => {
    const { rows } = await readRollups({ featureId, from }, everyMs, false);
    const afterwards = (row: { lastAtMs: number | null }) => (row.lastAtMs ?? 0) > rolledBackAt.getTime();
    const known = rows.filter((row) => row.versionId !== '' && afterwards(row));
    return { known, carrying: known.filter((row) => row.versionId === candidateVersionId) };
  };
  const [since, lately] = await Promise.all([read(rolledBackAt, WHOLE_MS), read(quietSince, BLOCK_MS)]);
  const requests = (rows: typeof lately.known) => rows.reduce((sum, row) => sum + sumOf(row, 'requests'), 0);
  const last = Math.max(...since.carrying.map((row) => row.lastAtMs ?? 0));
  return {
    quietSeconds,
    secondsSinceRollback: Math.max(0, (now.getTime() - rolledBackAt.getTime()) / 1000),
    totalRequests: requests(lately.known),
    candidateRequests: requests(lately.carrying),
    lastCandidateAt: since.carrying.length > 0 ? new Date(last).toISOString() : null,
  };
}
