import type { Rollup } from '@/lib/core/telemetry/rollup';
import type { SqlTransaction } from '../db/sql-client';

/** The lengths of time that rows stand for. Each divides the next. */
export const SPANS = [5, 60, 1800, 21_600] as const;
export const BLOCK_MS = 5_000;
export const LONGEST_SPAN_MS = SPANS[3] * 1000;

/** The first block that lies wholly after this instant begins then. */
export function nextBlock(instant: Date): Date {
  return new Date(Math.ceil(instant.getTime() / BLOCK_MS) * BLOCK_MS);
}

export type SpanSeconds = (typeof SPANS)[number];

/** What a row counts. Empty text stands for none; stage -1 for none. With a dimension the row is of one slice value. */
export interface RollupKey {
  featureId: string;
  releaseId: string;
  stageIndex: number;
  versionId: string;
  comparable: boolean;
  dimension: string;
  value: string;
}

export interface RollupRow extends RollupKey, Rollup {
  /** The start of the row's span, epoch ms. */
  startsAtMs: number;
}

/** Which rows are read; `from` and `to` (exclusive) are multiples of the span. */
export interface RollupSelection {
  featureId: string;
  fromMs: number;
  toMs: number;
  /** Only requests whose arm was decided by chance in this release; with a stage, in that stage only. */
  comparableIn?: { releaseId: string; stageIndex?: number | undefined } | undefined;
  /** Rows of slice values, instead of those of everything. */
  slices: boolean;
}

/**
 * Where closed blocks live. There is one in PostgreSQL, and one in ClickHouse for who outgrows it. Blocks that are
 * open, and the ids that keep an event from counting twice, are always in PostgreSQL. Every write may be repeated:
 * it then changes nothing.
 */
export interface RollupHome {
  /** Takes the closed blocks from `fromMs` to `toMs` over from PostgreSQL, in the transaction that closes them. */
  close(tx: SqlTransaction, fromMs: number, toMs: number): Promise<void>;
  /** Adds the rows of one span up to rows of a longer one, from `fromMs` to `toMs` (multiples of the longer). */
  coarsen(from: SpanSeconds, to: SpanSeconds, fromMs: number, toMs: number): Promise<void>;
  /** Rows of one span, already added up by key and `everyMs` (a multiple of the span). */
  read(span: SpanSeconds, selection: RollupSelection, everyMs: number): Promise<RollupRow[]>;
  /** The closed blocks of requests that are compared in these releases, slices and all, each row as it was closed. */
  readCompared(releaseIds: readonly string[], fromMs: number, toMs: number): Promise<RollupRow[]>;
  /** Forgets rows of a span that begin before. */
  dropBefore(span: SpanSeconds, beforeMs: number): Promise<void>;
}
