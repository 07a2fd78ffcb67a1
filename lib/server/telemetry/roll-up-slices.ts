import type { MetricId } from '@/lib/core/telemetry/metric';
import { type Sql, sqlClient } from '../db/sql-client';
import {
  columns,
  type EventSelection,
  metricsOfRow,
  selected,
  type VersionRollUp,
} from './roll-up-by-version';

/** Context attributes with more values than this name things, not groups. */
const MOST_VALUES = 50;

/** The metrics of one version where one context attribute has one value. */
export interface SliceRollUp<M extends MetricId> extends VersionRollUp<M> {
  attribute: string;
  value: string;
}

type Row = { attribute: string; value: string; version_id: string; requests: number } & Record<
  string,
  unknown
>;

/**
 * The `limit` values of plain context attributes (text, number, yes or no) that the most requests carry, by version;
 * most traffic first.
 */
export async function rollUpSlices<M extends MetricId>(
  selection: EventSelection,
  versionIds: readonly string[],
  metrics: readonly M[],
  limit: number,
  sql: Sql = sqlClient(),
): Promise<SliceRollUp<M>[]> {
  const rows = await sql<Row[]>`
    WITH picked AS (
      SELECT * FROM event WHERE ${selected(sql, selection)} AND version_id = ANY(${[...versionIds]})
    ), attributes AS (
      SELECT a.key, a.value, count(*) AS carried
      FROM picked, jsonb_each(picked.context) AS a
      WHERE jsonb_typeof(a.value) IN ('string', 'number', 'boolean')
      GROUP BY a.key, a.value
    ), top AS (
      SELECT key, value, carried FROM attributes
      WHERE key IN (SELECT key FROM attributes GROUP BY key HAVING count(*) <= ${MOST_VALUES})
      ORDER BY carried DESC, key, value LIMIT ${limit}
    )
    SELECT top.key AS attribute, top.value #>> '{}' AS value, version_id, count(*)::int AS requests
      ${columns(sql, metrics)}
    FROM top JOIN picked ON picked.context -> top.key = top.value
    GROUP BY top.key, top.value, top.carried, version_id
    ORDER BY top.carried DESC, top.key, top.value, version_id`;
  return rows.map((row) => ({
    attribute: row.attribute,
    value: row.value,
    versionId: row.version_id,
    requests: row.requests,
    metrics: metricsOfRow(row, metrics),
  }));
}
