import type { ReleaseReference } from '@/lib/core/release/release-reference';
import type { SliceDimension } from '@/lib/core/stats/slice-weights';
import { sumOf } from '@/lib/core/telemetry/rollup';
import { OTHER_VALUE } from '@/lib/core/telemetry/slice-values';
import { yardsticksOf } from '@/lib/core/watch/yardstick';
import { sqlClient } from '../db/sql-client';
import { mergeBy, readRollups, WHOLE_MS } from './read-rollups';
import type { RollupRow } from './rollup-home';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const MINUTE_MS = 60_000;
const NEWEST = 20_000;
// Below this the 99th percentile is one of the few largest, and says nothing.
const LEAST = 200;
// Where costs hardly vary their 99th percentile lies on them, and a candidate ten times as dear would be cut to the same.
const LEAST_CAP = 3;

interface Costs {
  cap: number | null;
  costs: number;
  mean: number | null;
  sd: number | null;
  /** The share above the cap. */
  over: number | null;
}

/**
 * What the baseline is like: its costs of a week at the most, and its last 24 h by the minute. No cap and no yardstick where
 * there is too little of it.
 */
export async function readReference(
  featureId: string,
  baselineVersionId: string,
  now: Date,
): Promise<ReleaseReference> {
  const window = { featureId, from: new Date(now.getTime() - DAY_MS) };
  const [costs, minutes, slices] = await Promise.all([
    readCosts(featureId, baselineVersionId, now),
    readRollups(window, MINUTE_MS, false),
    readRollups(window, WHOLE_MS, true),
  ]);
  const ofBaseline = (rows: readonly RollupRow[]) =>
    rows.filter((row) => row.versionId === baselineVersionId);
  const byMinute = [...mergeBy(ofBaseline(minutes.rows), (row) => row.startsAtMs).values()];
  const { yardsticks, lines } = yardsticksOf(byMinute, false);
  const { cap, mean, sd } = costs;
  const isCapped = costs.costs >= LEAST && cap !== null && mean !== null && sd !== null;
  if (isCapped) {
    const over = costs.over ?? 0;
    yardsticks.runaway_cost = { mean: over, sd: Math.sqrt(over * (1 - over)), phi: 1, n: costs.costs };
    yardsticks.cost = { mean, sd, phi: yardsticks.cost?.phi ?? 1, n: costs.costs };
  }
  return {
    costCapUsd: isCapped ? cap : null,
    costs: costs.costs,
    watch: { yardsticks, lines, slices: dimensionsOf(ofBaseline(slices.rows)) },
  };
}

/** The newest costs, cut at their 99th percentile or at three times their mean, whichever is more. */
async function readCosts(featureId: string, versionId: string, now: Date): Promise<Costs> {
  const [row] = await sqlClient()<Costs[]>`
    WITH newest AS (
      SELECT cost_usd FROM event
      WHERE feature_id = ${featureId} AND version_id = ${versionId} AND cost_usd IS NOT NULL
        AND received_at > ${new Date(now.getTime() - WEEK_MS)}
      ORDER BY received_at DESC LIMIT ${NEWEST}
    ), capped AS (
      SELECT greatest(percentile_cont(0.99) WITHIN GROUP (ORDER BY cost_usd), ${LEAST_CAP} * avg(cost_usd)) AS cap,
        count(*)::int AS costs
      FROM newest
    )
    SELECT cap, costs, (SELECT avg(least(cost_usd, cap)) FROM newest) AS mean,
      (SELECT stddev_pop(least(cost_usd, cap)) FROM newest) AS sd,
      (SELECT avg((cost_usd > cap)::int)::float8 FROM newest) AS over
    FROM capped`;
  return row ?? { cap: null, costs: 0, mean: null, sd: null, over: null };
}

function dimensionsOf(rows: readonly RollupRow[]): SliceDimension[] {
  const names = [...new Set(rows.map((row) => row.dimension))].sort();
  return names.map((name) => {
    const all = rows.filter((row) => row.dimension === name);
    const total = all.reduce((sum, row) => sum + sumOf(row, 'requests'), 0);
    const values = [...mergeBy(all, (row) => row.value)];
    return {
      name,
      values: values
        .filter(([value]) => value !== OTHER_VALUE)
        .map(([value, rollup]) => ({ value, share: total > 0 ? sumOf(rollup, 'requests') / total : 0 })),
    };
  });
}
