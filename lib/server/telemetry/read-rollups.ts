import { coverWithSpans } from '@/lib/core/telemetry/cover-with-spans';
import { mergeInto, type Rollup } from '@/lib/core/telemetry/rollup';
import { sqlClient } from '../db/sql-client';
import { rollupHome } from './home';
import { keptFrom } from './kept-from';
import { inRelease, type MergedRow, merged, toRollupRow } from './postgres-home';
import {
  BLOCK_MS,
  LONGEST_SPAN_MS,
  type RollupRow,
  type RollupSelection,
  SPANS,
  type SpanSeconds,
} from './rollup-home';

/** One stretch for everything: a multiple of every span, longer than any clock will tell. */
export const WHOLE_MS = LONGEST_SPAN_MS * 2 ** 20;

/**
 * From when to ask for what was compared in a stage: rows carry their stage, so nothing of it lies before it was entered, and
 * a window that begins with a long row reads no short ones at its beginning.
 */
export function fromStageEntry(enteredAt: Date): Date {
  return new Date(Math.floor(enteredAt.getTime() / LONGEST_SPAN_MS) * LONGEST_SPAN_MS);
}

/** Times are of arrival; both ends are taken down to their block, so that two stretches that meet share none. */
export interface RollupQuestion {
  featureId: string;
  from: Date;
  /** Until now without it, or when it lies in the present block: then with what is not settled yet. */
  to?: Date | undefined;
  comparableIn?: RollupSelection['comparableIn'];
}

export interface RollupAnswer {
  /** Added up by key and stretch; keys without events are absent. */
  rows: RollupRow[];
  /** Rows before this will not change. */
  settledUntil: Date;
}

/**
 * What blocks say, closed ones and open ones, by key and stretch of `everyMs`. Costs by the length of time, not by
 * the number of events. The open blocks and what is settled are read at one instant, so that no block is counted
 * twice or missed while it is being closed.
 */
export async function readRollups(
  question: RollupQuestion,
  everyMs: number,
  slices: boolean,
): Promise<RollupAnswer> {
  const now = Date.now();
  const fromMs = blockStart(question.from.getTime());
  const isPast = question.to !== undefined && blockStart(question.to.getTime()) < blockStart(now);
  const toMs = question.to && isPast ? blockStart(question.to.getTime()) : Number.MAX_SAFE_INTEGER;
  const selection = {
    featureId: question.featureId,
    fromMs,
    toMs,
    comparableIn: question.comparableIn,
    slices,
  };
  const { settled, open } = await readOpen(selection, everyMs);
  const spans = SPANS.map((spanSeconds) => ({
    spanSeconds,
    settledMs: settled.get(spanSeconds) ?? 0,
    keptFromMs: keptFrom(spanSeconds, now),
  }));
  const settledMs = settled.get(5) ?? 0;
  const stretches = coverWithSpans<SpanSeconds>(spans, fromMs, Math.min(toMs, settledMs), everyMs);
  const home = rollupHome();
  const closed = await Promise.all(
    stretches.map((stretch) =>
      home.read(stretch.spanSeconds, { ...selection, fromMs: stretch.fromMs, toMs: stretch.toMs }, everyMs),
    ),
  );
  return { rows: addUp([...closed.flat(), ...open]), settledUntil: new Date(settledMs) };
}

function blockStart(ms: number): number {
  return Math.floor(ms / BLOCK_MS) * BLOCK_MS;
}

type OpenRow = { settled: Record<string, number> } & (MergedRow | { starts_at: null });

/** One statement, so one instant; and a row even where nothing is open. */
async function readOpen(
  selection: RollupSelection,
  everyMs: number,
): Promise<{ settled: Map<number, number>; open: RollupRow[] }> {
  const { featureId, fromMs, toMs, comparableIn, slices } = selection;
  const sql = sqlClient();
  const every = everyMs / 1000;
  const picked = sql`
    SELECT to_timestamp(floor(block * 5 / ${every}::float8) * ${every}::float8) AS starts_at, feature_id, release_id,
      stage_index, version_id, comparable, dimension, value, sums, latency_indexes, latency_counts, last_at
    FROM rollup_part
    WHERE feature_id = ${featureId} AND block >= ${fromMs / BLOCK_MS} AND block < ${Math.ceil(toMs / BLOCK_MS)}
      AND block >= (SELECT extract(epoch FROM settled_until)::bigint / 5 FROM rollup_state WHERE span_seconds = 5)
      AND ${slices ? sql`dimension <> ''` : sql`dimension = ''`} ${inRelease(sql, comparableIn)}`;
  const rows = await sql<OpenRow[]>`
    SELECT settled.*, open.*
    FROM (SELECT json_object_agg(span_seconds, extract(epoch FROM settled_until) * 1000) AS settled FROM rollup_state) AS settled
    LEFT JOIN (${merged(sql, picked)}) AS open ON true`;
  const settled = Object.entries(rows[0]?.settled ?? {}).map(([span, ms]) => [Number(span), ms] as const);
  return {
    settled: new Map(settled),
    open: rows.flatMap((row) => (row.starts_at === null ? [] : [toRollupRow(row)])),
  };
}

/** The same key in the same stretch, told by several spans, becomes one row. */
function addUp(rows: readonly RollupRow[]): RollupRow[] {
  const found = new Map<string, RollupRow>();
  for (const row of rows) {
    const { startsAtMs, releaseId, stageIndex, versionId, comparable, dimension, value } = row;
    const key = JSON.stringify([startsAtMs, releaseId, stageIndex, versionId, comparable, dimension, value]);
    const known = found.get(key);
    if (known) mergeInto(known, row);
    else found.set(key, { ...row, sums: [...row.sums], latency: new Map(row.latency) });
  }
  return [...found.values()];
}

/** Rollups by a part of their key, added up. */
export function mergeBy<K>(rows: readonly RollupRow[], keyOf: (row: RollupRow) => K): Map<K, Rollup> {
  const groups = new Map<K, Rollup>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = groups.get(key);
    if (known) mergeInto(known, row);
    else groups.set(key, { sums: [...row.sums], latency: new Map(row.latency), lastAtMs: row.lastAtMs });
  }
  return groups;
}
