import type { EventInput, OutcomeFields } from './event';
import { addCounts, bucketIndex, histogramQuantile, type LatencyHistogram } from './latency-histogram';
import type { MetricId, MetricValue } from './metric';

/**
 * What a block keeps of the events in it, all of it mergeable by adding. `_n` counts observations, `_sum` adds them,
 * `_sq` adds their squares, `_x` counts the true ones. `cost_clipped_*` are the same of costs cut at the release's
 * frozen cap, over those events for which a cap was known; `cost_over` counts costs above it.
 * The order is the order of storage: append, never reorder.
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
  return { sums: ROLLUP_FIELDS.map(() => 0), latency: new Map(), lastAtMs: null };
}

export function sumOf(rollup: Rollup, field: RollupField): number {
  return rollup.sums[PLACE[field]] ?? 0;
}

function add({ sums }: Rollup, field: RollupField, amount: number): void {
  const place = PLACE[field];
  sums[place] = (sums[place] ?? 0) + amount;
}

/**
 * Counts one event. A field that it does not carry is left out of n and sum alike: absent is not zero. `costCapUsd`
 * is where costs are cut, null while none is frozen. A request that does not say how many of its tool calls failed
 * says nothing about tool errors. Changes `rollup`.
 */
export function addEvent(rollup: Rollup, event: EventInput, atMs: number, costCapUsd: number | null): void {
  if (event.kind !== 'tool_call') {
    add(rollup, 'requests', 1);
    rollup.lastAtMs = Math.max(rollup.lastAtMs ?? atMs, atMs);
  }
  addMeasure(rollup, 'latency', event.latency_ms);
  if (event.latency_ms !== undefined) {
    const index = bucketIndex(event.latency_ms);
    rollup.latency.set(index, (rollup.latency.get(index) ?? 0) + 1);
  }
  addMeasure(rollup, 'cost', event.cost_usd);
  if (event.cost_usd !== undefined && costCapUsd !== null) {
    addMeasure(rollup, 'cost_clipped', Math.min(event.cost_usd, costCapUsd));
    if (event.cost_usd > costCapUsd) add(rollup, 'cost_over', 1);
  }
  addMeasure(rollup, 'input_tokens', event.input_tokens);
  addMeasure(rollup, 'output_tokens', event.output_tokens);
  if (event.tool_calls !== undefined && event.tool_errors !== undefined) {
    add(rollup, 'tool_calls', event.tool_calls);
    add(rollup, 'tool_errors', event.tool_errors);
  }
  addOutcome(rollup, event, 1);
}

/**
 * An outcome that comes after its event: what it says counts now, and what it takes the place of no longer does, so
 * that a changed mind leaves n as it was and moves the sum. Changes `rollup`.
 */
export function addCorrection(rollup: Rollup, before: OutcomeFields, after: OutcomeFields): void {
  addOutcome(rollup, before, -1);
  addOutcome(rollup, after, 1);
}

function addOutcome(rollup: Rollup, outcome: OutcomeFields, sign: 1 | -1): void {
  addMeasure(rollup, 'quality', outcome.quality, sign);
  addFlag(rollup, 'task_success', outcome.task_success, sign);
  addFlag(rollup, 'parse_failed', outcome.parse_failed, sign);
  addFlag(rollup, 'refused', outcome.refused, sign);
  addFlag(rollup, 'fallback', outcome.fallback, sign);
  addFlag(rollup, 'error', outcome.error, sign);
}

type Measured = 'quality' | 'latency' | 'cost' | 'cost_clipped' | 'input_tokens' | 'output_tokens';
type Flagged = keyof Omit<OutcomeFields, 'quality'>;

function addMeasure(rollup: Rollup, name: Measured, value: number | undefined, sign: 1 | -1 = 1): void {
  if (value === undefined) return;
  add(rollup, `${name}_n`, sign);
  add(rollup, `${name}_sum`, sign * value);
  add(rollup, `${name}_sq`, sign * value * value);
}

function addFlag(rollup: Rollup, name: Flagged, value: boolean | undefined, sign: 1 | -1): void {
  if (value === undefined) return;
  add(rollup, `${name}_n`, sign);
  if (value) add(rollup, `${name}_x`, sign);
}

/** Adds `from` to `into`. Changes `into`. */
export function mergeInto(into: Rollup, from: Rollup): void {
  for (const [place, amount] of from.sums.entries()) into.sums[place] = (into.sums[place] ?? 0) + amount;
  addCounts(into.latency, [...from.latency.keys()], [...from.latency.values()]);
  if (from.lastAtMs !== null) into.lastAtMs = Math.max(into.lastAtMs ?? from.lastAtMs, from.lastAtMs);
}

const RATES = {
  task_success: ['task_success_x', 'task_success_n'],
  parse_failures: ['parse_failed_x', 'parse_failed_n'],
  tool_errors: ['tool_errors', 'tool_calls'],
  refusals: ['refused_x', 'refused_n'],
  fallbacks: ['fallback_x', 'fallback_n'],
  errors: ['error_x', 'error_n'],
  quality: ['quality_sum', 'quality_n'],
  cost: ['cost_sum', 'cost_n'],
  input_tokens: ['input_tokens_sum', 'input_tokens_n'],
  output_tokens: ['output_tokens_sum', 'output_tokens_n'],
} as const satisfies Partial<Record<MetricId, readonly [RollupField, RollupField]>>;
const QUANTILES = { latency_p50: 0.5, latency_p95: 0.95, latency_p99: 0.99 } as const;

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
