import { sumOf } from '@/lib/core/telemetry/rollup';
import { readRollups, WHOLE_MS } from './read-rollups';

const DAY_MS = 86_400_000;

/** Requests of the last 24 h by feature. */
export async function countRequestsByFeature(
  featureIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const from = new Date(now.getTime() - DAY_MS);
  const counts = await Promise.all(
    featureIds.map(async (featureId) => {
      const { rows } = await readRollups({ featureId, from }, WHOLE_MS, false);
      return [featureId, rows.reduce((sum, row) => sum + sumOf(row, 'requests'), 0)] as const;
    }),
  );
  return new Map(counts);
}
