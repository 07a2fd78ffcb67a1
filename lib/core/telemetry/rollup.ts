import type { EventInput, OutcomeFields } from './event';
import { addCounts, bucketIndex, histogramQuantile, type LatencyHistogram } from './latency-histogram';
import type { MetricId, MetricValue } from './metric';

/**
 * What a block keeps of the events in it, all of it mergeable by adding. `_n` counts observations, `_sum` adds them,
 * `_sq` adds their squares, `_x` counts the true ones. `cost_clipped_*` are the same of costs cut at the release's
 * frozen cap, over those events for which a cap was known; `cost_over` counts costs above it. `review_x` adds up shares of
 * verdicts, so it need not be whole.
 * The order is the order of storage: append, never reorder. Rows from before a field was appended are shorter, and say
 * nothing of it.
 */
export const ROLLUP_FIELDS = [
  'requests',
  'quality_n',
  'quality_sum',
  'quality_sq',
  'task_success_n',
  'task_success_x',
  'latency_n',
  'latency_sum',
  'latency_sq',
  'cost_n',
  'cost_sum',
  'cost_sq',
  'cost_clipped_n',
  'cost_clipped_sum',
  'cost_clipped_sq',
  'cost_over',
  'input_tokens_n',
  'input_tokens_sum',
  'input_tokens_sq',
  'output_tokens_n',
  'output_tokens_sum',
  'output_tokens_sq',
  'parse_failed_n',
  'parse_failed_x',
  'tool_calls',
  'tool_errors',
  'refused_n',
  'refused_x',
  'fallback_n',
  'fallback_x',
  'error_n',
  'error_x',
  'review_n',
  'review_x',
] as const;
export type RollupField = (typeof ROLLUP_FIELDS)[number];

// Every field has its place, by the line above.
const PLACE = Object.fromEntries(ROLLUP_FIELDS.map((field, place) => [field, place])) as Record<
  RollupField,
  number
>;

export interface Rollup {
  /** In the order of ROLLUP_FIELDS. */
  sums: number[];
  /** Of latencies in ms. */
  latency: LatencyHistogram;
  /** The newest client's clock of a request in here, epoch ms; null when there is none. */
  lastAtMs: number | null;
}

export function emptyRollup(): Rollup {
  return { sums: new Array<number>(ROLLUP_FIELDS.length).fill(0), latency: new Map(), lastAtMs: null };
}

export function sumOf(rollup: Rollup, field: RollupField): number {
  return rollup.sums[PLACE[field]] ?? 0;
}

/** What one event adds to every rollup that it counts in. */
export interface Contribution {
  /** In the order of ROLLUP_FIELDS. */
  sums: number[];
  /** The latency's bucket; null without one. */
  bucket: number | null;
  /** Epoch ms, of a request; null otherwise. */
  atMs: number | null;
}

// A measure's n, sum and sum of squares, and a flag's n and count of true, stand side by side in ROLLUP_FIELDS.
const MEASURES = {
  quality: PLACE.quality_n,
  latency: PLACE.latency_n,
  cost: PLACE.cost_n,
  clippedCost: PLACE.cost_clipped_n,
  inputTokens: PLACE.input_tokens_n,
  outputTokens: PLACE.output_tokens_n,
};
const FLAGS = {
  taskSuccess: PLACE.task_success_n,
  parseFailed: PLACE.parse_failed_n,
  refused: PLACE.refused_n,
  fallback: PLACE.fallback_n,
  error: PLACE.error_n,
};

function emptyContribution(): Contribution {
  return { sums: emptyRollup().sums, bucket: null, atMs: null };
}

/**
 * Counts one event; `into`, where given, is overwritten and answered, so that a loop makes no garbage. A field
 * that it does not carry is left out of n and sum alike: absent is not zero. `costCapUsd` is where costs are cut,
 * null while none is frozen. A request that does not say how many of its tool calls failed says nothing about tool
 * errors; a tool call on its own says nothing else.
 */
export function contributionOf(
  event: EventInput,
  atMs: number,
  costCapUsd: number | null,
  into: Contribution = emptyContribution(),
): Contribution {
  const { sums } = into;
  sums.fill(0);
  into.bucket = null;
  into.atMs = null;
  if (event.tool_calls !== undefined && event.tool_errors !== undefined) {
    sums[PLACE.tool_calls] = event.tool_calls;
    sums[PLACE.tool_errors] = event.tool_errors;
  }
  if (event.kind === 'tool_call') return into;
  sums[PLACE.requests] = 1;
  addMeasure(sums, MEASURES.latency, event.latency_ms, 1);
  addMeasure(sums, MEASURES.cost, event.cost_usd, 1);
  if (event.cost_usd !== undefined && costCapUsd !== null) {
    addMeasure(sums, MEASURES.clippedCost, Math.min(event.cost_usd, costCapUsd), 1);
    if (event.cost_usd > costCapUsd) sums[PLACE.cost_over] = 1;
  }
  addMeasure(sums, MEASURES.inputTokens, event.input_tokens, 1);
  addMeasure(sums, MEASURES.outputTokens, event.output_tokens, 1);
  addOutcome(sums, event, 1);
  if (event.latency_ms !== undefined) into.bucket = bucketIndex(event.latency_ms);
  into.atMs = atMs;
  return into;
}

/**
 * An outcome that comes after its event: what it says counts now, and what it takes the place of no longer does, so
 * that a changed mind leaves n as it was and moves the sum.
 */
export function correctionOf(before: OutcomeFields, after: OutcomeFields): Contribution {
  const { sums } = emptyRollup();
  addOutcome(sums, before, -1);
  addOutcome(sums, after, 1);
  return { sums, bucket: null, atMs: null };
}

/** What one judged output adds: `score` is the share of its verdicts that say acceptable, 0..1. It is no request. */
export function reviewContribution(score: number): Contribution {
  const { sums } = emptyRollup();
  sums[PLACE.review_n] = 1;
  sums[PLACE.review_x] = score;
  return { sums, bucket: null, atMs: null };
}

/** Changes `rollup`. */
export function contribute(rollup: Rollup, { sums, bucket, atMs }: Contribution): void {
  addSums(rollup.sums, sums);
  if (bucket !== null) rollup.latency.set(bucket, (rollup.latency.get(bucket) ?? 0) + 1);
  if (atMs !== null && atMs > (rollup.lastAtMs ?? Number.NEGATIVE_INFINITY)) rollup.lastAtMs = atMs;
}

function addOutcome(sums: number[], outcome: OutcomeFields, sign: 1 | -1): void {
  addMeasure(sums, MEASURES.quality, outcome.quality, sign);
  addFlag(sums, FLAGS.taskSuccess, outcome.task_success, sign);
  addFlag(sums, FLAGS.parseFailed, outcome.parse_failed, sign);
  addFlag(sums, FLAGS.refused, outcome.refused, sign);
  addFlag(sums, FLAGS.fallback, outcome.fallback, sign);
  addFlag(sums, FLAGS.error, outcome.error, sign);
}

function addMeasure(sums: number[], place: number, value: number | undefined, sign: 1 | -1): void {
  if (value === undefined) return;
  addAt(sums, place, sign);
  addAt(sums, place + 1, sign * value);
  addAt(sums, place + 2, sign * value * value);
}

function addFlag(sums: number[], place: number, value: boolean | undefined, sign: 1 | -1): void {
  if (value === undefined) return;
  addAt(sums, place, sign);
  if (value) addAt(sums, place + 1, sign);
}

function addAt(sums: number[], place: number, amount: number): void {
  sums[place] = (sums[place] ?? 0) + amount;
}

function addSums(into: number[], from: readonly number[]): void {
  for (let place = 0; place < from.length; place += 1) addAt(into, place, from[place] ?? 0);
}

/** Adds `from` to `into`. Changes `into`. */
export function mergeInto(into: Rollup, from: Rollup): void {
  addSums(into.sums, from.sums);
  addCounts(into.latency, [...from.latency.keys()], [...from.latency.values()]);
  if (from.lastAtMs !== null) into.lastAtMs = Math.max(into.lastAtMs ?? from.lastAtMs, from.lastAtMs);
}

const RATES = {
  task_success: ['task_success_x', 'task_success_n'],
  judged_acceptable: ['review_x', 'review_n'],
  parse_failures: ['parse_failed_x', 'parse_failed_n'],
  tool_errors: ['tool_errors', 'tool_calls'],
  refusals: ['refused_x', 'refused_n'],
  fallbacks: ['fallback_x', 'fallback_n'],
  errors: ['error_x', 'error_n'],
  quality: ['quality_sum', 'quality_n'],
  cost: ['cost_sum', 'cost_n'],
  runaway_cost: ['cost_over', 'cost_clipped_n'],
  input_tokens: ['input_tokens_sum', 'input_tokens_n'],
  output_tokens: ['output_tokens_sum', 'output_tokens_n'],
} as const satisfies Partial<Record<MetricId, readonly [RollupField, RollupField]>>;
export const QUANTILES = { latency_p50: 0.5, latency_p95: 0.95, latency_p99: 0.99 } as const;

/** Means of amounts, with the sum of their squares. */
export const MEANS = {
  quality: { squares: 'quality_sq' },
  cost: { squares: 'cost_sq' },
  input_tokens: { squares: 'input_tokens_sq' },
  output_tokens: { squares: 'output_tokens_sq' },
} as const satisfies Partial<Record<MetricId, { squares: RollupField }>>;

/** One metric of a rollup. Rates and means are exact; latency quantiles are within 1 %. Value null when n is 0. */
export function metricOf(rollup: Rollup, metric: MetricId): MetricValue {
  if (metric === 'latency_p50' || metric === 'latency_p95' || metric === 'latency_p99') {
    const n = sumOf(rollup, 'latency_n');
    return { n, value: histogramQuantile(rollup.latency, QUANTILES[metric]) };
  }
  const [over, under] = RATES[metric];
  const n = sumOf(rollup, under);
  return { n, value: n > 0 ? sumOf(rollup, over) / n : null };
}
