import { groupBy } from '@/lib/core/group-by';
import { decideSliceSwaps, MOST_VALUES, OTHER_VALUE } from '@/lib/core/telemetry/slice-values';
import { type Sql, sqlClient } from '../db/sql-client';

// Enough to rank 50 values by; its cost does not grow with traffic.
const SAMPLE = 20_000;
const HOUR_MS = 3_600_000;

interface ValueCount {
  dimension: string;
  value: string;
  requests: number;
}

/**
 * Gives the rows of full attributes to the values with the most traffic, judged by the newest requests of the last
 * hour. A value that loses its rows keeps those it has; from here on it counts as "other".
 */
export async function rankSliceValues(now: Date, sql: Sql = sqlClient()): Promise<void> {
  const full = await sql<{ feature_id: string; dimensions: string[] }[]>`
    SELECT feature_id, array_agg(dimension) AS dimensions
    FROM (SELECT feature_id, dimension FROM slice_value GROUP BY 1, 2 HAVING count(*) >= ${MOST_VALUES}) AS f
    GROUP BY feature_id`;
  for (const { feature_id, dimensions } of full) await rankFeature(sql, feature_id, dimensions, now);
}

async function rankFeature(
  sql: Sql,
  featureId: string,
  dimensions: readonly string[],
  now: Date,
): Promise<void> {
  const seen = groupBy(await countValues(sql, featureId, dimensions, now), (row) => row.dimension);
  const tracked = groupBy(
    await sql<{ dimension: string; value: string }[]>`
      SELECT dimension, value FROM slice_value WHERE feature_id = ${featureId} AND dimension = ANY(${[...dimensions]})`,
    (row) => row.dimension,
  );
  for (const dimension of dimensions) {
    const requests = new Map((seen.get(dimension) ?? []).map((row) => [row.value, row.requests]));
    const held = new Set((tracked.get(dimension) ?? []).map((row) => row.value));
    const counts = [...new Set([...held, ...requests.keys()])]
      .filter((value) => value !== OTHER_VALUE)
      .map((value) => ({ value, requests: requests.get(value) ?? 0, tracked: held.has(value) }));
    const { admit, release } = decideSliceSwaps(counts);
    if (admit.length === 0) continue;
    await sql.begin(async (tx) => {
      await tx`DELETE FROM slice_value WHERE feature_id = ${featureId} AND dimension = ${dimension} AND value = ANY(${release})`;
      await tx`
        INSERT INTO slice_value (feature_id, dimension, value, changed_at)
        SELECT ${featureId}, ${dimension}, value, ${now} FROM unnest(${admit}::text[]) AS fresh(value)
        ON CONFLICT DO NOTHING`;
    });
  }
}

function countValues(
  sql: Sql,
  featureId: string,
  dimensions: readonly string[],
  now: Date,
): Promise<ValueCount[]> {
  return sql<ValueCount[]>`
    SELECT dimension, value, requests FROM (
      SELECT a.key AS dimension, a.value #>> '{}' AS value, count(*)::int AS requests,
        row_number() OVER (PARTITION BY a.key ORDER BY count(*) DESC) AS place
      FROM (SELECT context FROM event
            WHERE feature_id = ${featureId} AND received_at > ${new Date(now.getTime() - HOUR_MS)}
            ORDER BY received_at DESC LIMIT ${SAMPLE}) AS newest, jsonb_each(newest.context) AS a
      WHERE a.key = ANY(${[...dimensions]}) AND jsonb_typeof(a.value) IN ('string', 'number', 'boolean')
        AND length(a.value #>> '{}') <= 200
      GROUP BY 1, 2) AS ranked
    WHERE place <= ${4 * MOST_VALUES}`;
}
