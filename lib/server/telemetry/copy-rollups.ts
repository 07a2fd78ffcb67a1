import type { Sql } from '../db/sql-client';
import type { ClickhouseHome } from './clickhouse-home';
import type { MergedRow } from './postgres-home';
import { SPANS, type SpanSeconds } from './rollup-home';

const ROWS_AT_ONCE = 2_000;
const DAY_MS = 86_400_000;

/**
 * Copies what PostgreSQL has of closed blocks from the day of `sinceMs` (UTC) on, oldest first, and tells of every
 * day that is done. Repeating it changes nothing. Answers how many rows there were.
 */
export async function copyRollups(
  sql: Sql,
  home: ClickhouseHome,
  sinceMs: number,
  tell: (span: SpanSeconds, day: Date, rows: number) => void,
): Promise<number> {
  let copied = 0;
  for (const span of SPANS) {
    const days = await sql<{ day: Date }[]>`
      SELECT DISTINCT date_trunc('day', starts_at, 'UTC') AS day FROM rollup
      WHERE span_seconds = ${span} AND starts_at >= ${new Date(Math.floor(sinceMs / DAY_MS) * DAY_MS)} ORDER BY day`;
    for (const { day } of days) {
      const rows = await copyDay(sql, home, span, day);
      copied += rows;
      tell(span, day, rows);
    }
  }
  return copied;
}

async function copyDay(sql: Sql, home: ClickhouseHome, span: SpanSeconds, day: Date): Promise<number> {
  let copied = 0;
  const rows = sql<MergedRow[]>`
    SELECT starts_at, feature_id, release_id, stage_index, version_id, comparable, dimension, value, sums,
      latency_indexes, latency_counts, last_at
    FROM rollup
    WHERE span_seconds = ${span} AND starts_at >= ${day} AND starts_at < ${new Date(day.getTime() + DAY_MS)}`;
  for await (const some of rows.cursor(ROWS_AT_ONCE)) {
    await home.take(span, some);
    copied += some.length;
  }
  return copied;
}
