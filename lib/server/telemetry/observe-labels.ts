import { sumOf } from '@/lib/core/telemetry/rollup';
import { type LabelCounts, MOST_UNLABELLED } from '@/lib/core/telemetry/unknown-label';
import { readRollups, WHOLE_MS } from './read-rollups';

const HOUR_MS = 3_600_000;
/** Fewer than this say little of the last hour. */
const ENOUGH = Math.ceil(5 / MOST_UNLABELLED);

/** How many requests named a known version: in the last hour, or in the last 24 h where the hour had few. */
export async function observeLabels(featureId: string, now: Date): Promise<LabelCounts> {
  const lately = await countLabels(featureId, 1, now);
  return lately.requests >= ENOUGH ? lately : countLabels(featureId, 24, now);
}

async function countLabels(featureId: string, hours: number, now: Date): Promise<LabelCounts> {
  const from = new Date(now.getTime() - hours * HOUR_MS);
  const { rows } = await readRollups({ featureId, from }, WHOLE_MS, false);
  const counts = { hours, requests: 0, unlabelled: 0 };
  for (const row of rows) {
    const requests = sumOf(row, 'requests');
    counts.requests += requests;
    if (row.versionId === '') counts.unlabelled += requests;
  }
  return counts;
}
