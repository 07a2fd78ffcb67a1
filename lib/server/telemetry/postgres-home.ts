import { type Sql, type SqlTransaction, sqlClient } from '../db/sql-client';
import type { RollupHome, RollupRow, RollupSelection, SpanSeconds } from './rollup-home';

const KEY = [
  'feature_id',
  'release_id',
  'stage_index',
  'version_id',
  'comparable',
  'dimension',
  'value',
] as const;
const KEY_TEXT = KEY.join(', ');

export interface MergedRow {
  starts_at: Date;
  feature_id: string;
  release_id: string;
  stage_index: number;
  version_id: string;
  comparable: boolean;
  dimension: string;
  value: string;
  sums: number[];
  latency_indexes: number[];
  latency_counts: number[];
  last_at: Date | null;
}

/** Closed blocks beside the open ones, in PostgreSQL. */
export class PostgresHome implements RollupHome {
  constructor(private readonly sql: () => Sql = sqlClient) {}

  async close(tx: SqlTransaction, fromMs: number, toMs: number): Promise<void> {
    const picked = tx`
      SELECT to_timestamp(block * 5) AS starts_at, * FROM rollup_part
      WHERE block >= ${fromMs / 5_000} AND block < ${toMs / 5_000}`;
    await insertMerged(tx, 5, fromMs, toMs, picked);
  }

  async coarsen(from: SpanSeconds, to: SpanSeconds, fromMs: number, toMs: number): Promise<void> {
    await this.sql().begin(async (tx) => {
      const picked = tx`
        SELECT ${binned(tx, to * 1000)} AS starts_at, ${tx.unsafe(KEY_TEXT)}, sums, latency_indexes, latency_counts, last_at
        FROM rollup
        WHERE span_seconds = ${from} AND starts_at >= ${new Date(fromMs)} AND starts_at < ${new Date(toMs)}`;
      await insertMerged(tx, to, fromMs, toMs, picked);
    });
  }

  async read(span: SpanSeconds, selection: RollupSelection, everyMs: number): Promise<RollupRow[]> {
    const sql = this.sql();
    const { featureId, fromMs, toMs, comparableIn, slices } = selection;
    const dimensions = slices
      ? sql`dimension IN (SELECT DISTINCT dimension FROM slice_value WHERE feature_id = ${featureId})`
      : sql`dimension = ''`;
    const rows = await sql<MergedRow[]>`
      ${merged(
        sql,
        sql`
          SELECT ${binned(sql, everyMs)} AS starts_at, ${sql.unsafe(KEY_TEXT)}, sums, latency_indexes, latency_counts, last_at
          FROM rollup
          WHERE span_seconds = ${span} AND feature_id = ${featureId} AND ${dimensions}
            AND starts_at >= ${new Date(fromMs)} AND starts_at < ${new Date(toMs)} ${inRelease(sql, comparableIn)}`,
      )}`;
    return rows.map(toRollupRow);
  }

  async readCompared(releaseIds: readonly string[], fromMs: number, toMs: number): Promise<RollupRow[]> {
    const sql = this.sql();
    const rows = await sql<MergedRow[]>`
      SELECT starts_at, ${sql.unsafe(KEY_TEXT)}, sums, latency_indexes, latency_counts, last_at
      FROM rollup
      WHERE span_seconds = 5 AND starts_at >= ${new Date(fromMs)} AND starts_at < ${new Date(toMs)}
        AND comparable AND release_id = ANY(${[...releaseIds]})`;
    return rows.map(toRollupRow);
  }

  async dropBefore(span: SpanSeconds, beforeMs: number): Promise<void> {
    const before = new Date(beforeMs);
    if (hasDays(span)) await this.sql()`SELECT sluice_drop_partitions(${`rollup_${span}`}, ${before})`;
    else await this.sql()`DELETE FROM rollup WHERE span_seconds = ${span} AND starts_at < ${before}`;
  }
}

/** Rows of short spans are many: each day of them is a partition. */
function hasDays(span: SpanSeconds): boolean {
  return span < 1800;
}

/** Which rows of a release's comparable requests; nothing when all are asked for. */
export function inRelease(sql: Sql | SqlTransaction, comparableIn: RollupSelection['comparableIn']) {
  if (!comparableIn) return sql``;
  const { releaseId, stageIndex } = comparableIn;
  return sql`AND comparable AND release_id = ${releaseId}
    ${stageIndex === undefined ? sql`` : sql`AND stage_index = ${stageIndex}`}`;
}

/** The start of the stretch of `everyMs` that a row's start lies in, stretches counted from 1970. */
function binned(sql: Sql | SqlTransaction, everyMs: number) {
  return sql`to_timestamp(floor(extract(epoch FROM starts_at) * 1000 / ${everyMs}::float8) * ${everyMs}::float8 / 1000)`;
}

/**
 * Adds rows up by start and key: sums place by place, latencies bucket by bucket. Keys are numbered first: the many
 * places and buckets are then grouped by two whole numbers, not by seven texts.
 */
export function merged(sql: Sql | SqlTransaction, picked: ReturnType<typeof inRelease>) {
  const key = sql.unsafe(`starts_at, ${KEY_TEXT}`);
  return sql`
    WITH numbered AS MATERIALIZED (
      SELECT dense_rank() OVER (ORDER BY ${key}) AS number, picked.* FROM (${picked}) AS picked
    ), keys AS (
      SELECT number, ${key}, max(last_at) AS last_at FROM numbered GROUP BY number, ${key}
    ), summed AS (
      SELECT number, array_agg(total ORDER BY place) AS sums
      FROM (SELECT number, place, sum(amount) AS total
            FROM numbered, unnest(sums) WITH ORDINALITY AS s(amount, place) GROUP BY number, place) AS places
      GROUP BY number
    ), latencies AS (
      SELECT number, array_agg(bucket ORDER BY bucket) AS latency_indexes, array_agg(total ORDER BY bucket) AS latency_counts
      FROM (SELECT number, bucket, sum(n) AS total
            FROM numbered, unnest(latency_indexes, latency_counts) AS h(bucket, n) GROUP BY number, bucket) AS buckets
      GROUP BY number
    )
    SELECT ${key}, sums, coalesce(latency_indexes, '{}') AS latency_indexes,
      coalesce(latency_counts, '{}') AS latency_counts, last_at
    FROM keys JOIN summed USING (number) LEFT JOIN latencies USING (number)`;
}

async function insertMerged(
  tx: SqlTransaction,
  span: SpanSeconds,
  fromMs: number,
  toMs: number,
  picked: ReturnType<typeof inRelease>,
): Promise<void> {
  if (hasDays(span)) {
    await tx`
      SELECT sluice_ensure_partition(${`rollup_${span}`}, day)
      FROM generate_series(date_trunc('day', ${new Date(fromMs)}::timestamptz, 'UTC'), ${new Date(toMs - 1)}::timestamptz, '1 day') AS day`;
  }
  // A row that is there is final: the same blocks, closed before.
  await tx`
    INSERT INTO rollup (span_seconds, starts_at, ${tx.unsafe(KEY_TEXT)}, sums, latency_indexes, latency_counts, last_at)
    SELECT ${span}, m.* FROM (${merged(tx, picked)}) AS m
    ON CONFLICT DO NOTHING`;
}

export function toRollupRow(row: MergedRow): RollupRow {
  return {
    startsAtMs: row.starts_at.getTime(),
    featureId: row.feature_id,
    releaseId: row.release_id,
    stageIndex: row.stage_index,
    versionId: row.version_id,
    comparable: row.comparable,
    dimension: row.dimension,
    value: row.value,
    sums: row.sums,
    latency: new Map(row.latency_indexes.map((index, place) => [index, row.latency_counts[place] ?? 0])),
    lastAtMs: row.last_at?.getTime() ?? null,
  };
}
