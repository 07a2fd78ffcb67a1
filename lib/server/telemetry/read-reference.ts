import type { ReleaseReference } from '@/lib/core/release/release-reference';
import { sqlClient } from '../db/sql-client';

const WEEK_MS = 7 * 86_400_000;
const NEWEST = 20_000;
// Below this the 99th percentile is one of the few largest, and says nothing.
const LEAST = 200;

/** Reads the newest costs of the baseline, of a week at the most; no cap where there are too few of them. */
export async function readReference(
  featureId: string,
  baselineVersionId: string,
  now: Date,
): Promise<ReleaseReference> {
  const [row] = await sqlClient()<{ cap: number | null; costs: number }[]>`
    SELECT percentile_cont(0.99) WITHIN GROUP (ORDER BY cost_usd) AS cap, count(*)::int AS costs
    FROM (SELECT cost_usd FROM event
          WHERE feature_id = ${featureId} AND version_id = ${baselineVersionId} AND cost_usd IS NOT NULL
            AND received_at > ${new Date(now.getTime() - WEEK_MS)}
          ORDER BY received_at DESC LIMIT ${NEWEST}) AS newest`;
  const costs = row?.costs ?? 0;
  return { costCapUsd: costs >= LEAST ? (row?.cap ?? null) : null, costs };
}
