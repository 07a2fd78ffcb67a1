import { textLiteral, wholeLiteral } from '../db/clickhouse-literal';
import type { SqlTransaction } from '../db/sql-client';
import type { ClickhouseStore } from './clickhouse-store';
import { type MergedRow, merged } from './postgres-home';
import type { RollupHome, RollupRow, RollupSelection, SpanSeconds } from './rollup-home';

const KEY = 'feature_id, release_id, stage_index, version_id, comparable, dimension, value';
const ROWS_AT_ONCE = 2_000;
const DAY_SECONDS = 86_400;
// Stands for no request in here: every client's clock is after it, and JSON carries it exactly.
const NEVER = Number.MIN_SAFE_INTEGER;

/** A row as ClickHouse answers it: whole numbers of 64 bits are text on some servers, numbers on others. */
interface SelectedRow {
  stretch: number | string;
  feature_id: string;
  release_id: string;
  stage_index: number;
  version_id: string;
  comparable: number;
  dimension: string;
  value: string;
  added_sums: number[];
  buckets: number[];
  counts: number[];
  newest_at: number | string;
}

/**
 * Closed blocks in ClickHouse. Nothing here is a transaction: a row is final, so writing it again changes nothing,
 * and what was written by a transaction of PostgreSQL that then failed is written again by the next.
 */
export class ClickhouseHome implements RollupHome {
  constructor(private readonly store: ClickhouseStore) {}

  async close(tx: SqlTransaction, fromMs: number, toMs: number): Promise<void> {
    const picked = tx`
      SELECT to_timestamp(block * 5) AS starts_at, * FROM rollup_part
      WHERE block >= ${fromMs / 5_000} AND block < ${toMs / 5_000}`;
    for await (const rows of tx<MergedRow[]>`${merged(tx, picked)}`.cursor(ROWS_AT_ONCE)) {
      await this.take(5, rows);
    }
  }

  /** Rows that are final, of one span. */
  async take(span: SpanSeconds, rows: readonly MergedRow[]): Promise<void> {
    await this.store.insert(
      'rollup_incoming',
      rows.map((row) => ({
        ...row,
        span,
        starts_at: row.starts_at.getTime() / 1000,
        comparable: row.comparable ? 1 : 0,
        last_at: row.last_at?.getTime() ?? NEVER,
      })),
    );
  }

  async coarsen(from: SpanSeconds, to: SpanSeconds, fromMs: number, toMs: number): Promise<void> {
    const where = `span = ${from} AND ${between(fromMs, toMs)}`;
    await this.store.command(`
      INSERT INTO rollup_incoming (span, starts_at, ${KEY}, sums, latency_indexes, latency_counts, last_at)
      SELECT toUInt32(${to}), toUInt32(stretch), ${KEY}, added_sums, buckets, counts, newest_at
      FROM (${addedUp(where, to)})`);
  }

  async read(span: SpanSeconds, selection: RollupSelection, everyMs: number): Promise<RollupRow[]> {
    const { featureId, fromMs, toMs, comparableIn, slices } = selection;
    const where = [
      `span = ${span}`,
      `feature_id = ${textLiteral(featureId)}`,
      slices ? "dimension > ''" : "dimension = ''",
      between(fromMs, toMs),
      ...inRelease(comparableIn),
    ].join(' AND ');
    const rows = await this.store.select<SelectedRow>(addedUp(where, everyMs / 1000));
    return rows.map(toRollupRow);
  }

  async readCompared(releaseIds: readonly string[], fromMs: number, toMs: number): Promise<RollupRow[]> {
    if (releaseIds.length === 0) return [];
    const where = [
      'span = 5',
      between(fromMs, toMs),
      'comparable = 1',
      `release_id IN (${releaseIds.map(textLiteral).join(', ')})`,
    ].join(' AND ');
    const rows = await this.store.select<SelectedRow>(addedUp(where, 5));
    return rows.map(toRollupRow);
  }

  async dropBefore(span: SpanSeconds, beforeMs: number): Promise<void> {
    const before = Math.floor(beforeMs / 1000 / DAY_SECONDS);
    const days = await this.store.select<{ day: number }>(`
      SELECT DISTINCT intDiv(starts_at, ${DAY_SECONDS}) AS day FROM rollup
      WHERE span = ${span} AND starts_at < ${wholeLiteral(before * DAY_SECONDS)}`);
    for (const { day } of days) {
      await this.store.command(`ALTER TABLE rollup DROP PARTITION (${span}, ${wholeLiteral(day)})`);
    }
  }
}

function between(fromMs: number, toMs: number): string {
  return `starts_at >= ${seconds(fromMs)} AND starts_at < ${seconds(toMs)}`;
}

function seconds(ms: number): string {
  return wholeLiteral(Math.floor(ms / 1000));
}

function inRelease(comparableIn: RollupSelection['comparableIn']): string[] {
  if (!comparableIn) return [];
  const { releaseId, stageIndex } = comparableIn;
  const release = ['comparable = 1', `release_id = ${textLiteral(releaseId)}`];
  return stageIndex === undefined ? release : [...release, `stage_index = ${wholeLiteral(stageIndex)}`];
}

/**
 * What was written more than once becomes one row first; then rows are added up by key and stretch of
 * `everySeconds`, sums place by place and latencies bucket by bucket.
 */
function addedUp(where: string, everySeconds: number): string {
  const every = wholeLiteral(everySeconds);
  return `
    SELECT intDiv(starts_at, ${every}) * ${every} AS stretch, ${KEY}, sumForEach(final_sums) AS added_sums,
      tupleElement(sumMap(final_indexes, final_counts) AS histogram, 1) AS buckets, tupleElement(histogram, 2) AS counts,
      max(final_at) AS newest_at
    FROM (
      SELECT starts_at, ${KEY}, maxMerge(sums) AS final_sums, maxMerge(latency_indexes) AS final_indexes,
        maxMerge(latency_counts) AS final_counts, maxMerge(last_at) AS final_at
      FROM rollup WHERE ${where} GROUP BY span, starts_at, ${KEY}
    )
    GROUP BY stretch, ${KEY}`;
}

function toRollupRow(row: SelectedRow): RollupRow {
  const newestAt = Number(row.newest_at);
  return {
    startsAtMs: Number(row.stretch) * 1000,
    featureId: row.feature_id,
    releaseId: row.release_id,
    stageIndex: row.stage_index,
    versionId: row.version_id,
    comparable: row.comparable === 1,
    dimension: row.dimension,
    value: row.value,
    sums: row.added_sums,
    latency: new Map(row.buckets.map((index, place) => [index, row.counts[place] ?? 0])),
    lastAtMs: newestAt === NEVER ? null : newestAt,
  };
}
