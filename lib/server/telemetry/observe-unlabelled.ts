import { sumOf } from '@/lib/core/telemetry/rollup';
import { type RollupQuestion, readRollups, WHOLE_MS } from './read-rollups';

/** Requests that name no known version (rule 10): counted apart, in no metric. */
export async function countUnlabelled(question: Omit<RollupQuestion, 'comparableIn'>): Promise<number> {
  const { rows } = await readRollups(question, WHOLE_MS, false);
  return rows.filter((row) => row.versionId === '').reduce((sum, row) => sum + sumOf(row, 'requests'), 0);
}
