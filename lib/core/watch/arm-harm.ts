import type { ArmSums } from '../stats/mantel-haenszel';
import { countAbove } from '../stats/tail-latency';
import { METRICS, type MetricId } from '../telemetry/metric';
import { type Rollup, type RollupField, sumOf } from '../telemetry/rollup';
import { isTail } from './harm-null';

/**
 * How a metric's harm is measured: whole requests counted, shares added up (scores from 0 to 1 of which no squares are kept),
 * scores from 0 to 1 added up with their squares, or amounts.
 */
export type HarmKind = 'count' | 'share' | 'score' | 'amount';

export function harmKind(metric: MetricId): HarmKind {
  if (metric === 'quality') return 'score';
  if (metric === 'judged_acceptable') return 'share';
  return metric === 'cost' || metric === 'input_tokens' || metric === 'output_tokens' ? 'amount' : 'count';
}

type Counted = Exclude<
  MetricId,
  'quality' | 'cost' | 'input_tokens' | 'output_tokens' | 'latency_p50' | 'latency_p95' | 'latency_p99'
>;
const COUNTS: Record<Counted, readonly [RollupField, RollupField]> = {
  task_success: ['task_success_n', 'task_success_x'],
  judged_acceptable: ['review_n', 'review_x'],
  parse_failures: ['parse_failed_n', 'parse_failed_x'],
  tool_errors: ['tool_calls', 'tool_errors'],
  refusals: ['refused_n', 'refused_x'],
  fallbacks: ['fallback_n', 'fallback_x'],
  errors: ['error_n', 'error_x'],
  runaway_cost: ['cost_clipped_n', 'cost_over'],
};

/**
 * What one arm of one block shows of a metric, as harm: of counts the sum and the squares are the number of harmful ones; of
 * shares both are their sum, which is as large as squares of numbers from 0 to 1 can be and so errs to the safe side.
 * Costs are those cut at the frozen cap where `isCapped`. `line` is the bucket that latencies are counted above; without one,
 * and without a rollup, nothing was observed.
 */
export function armHarm(
  rollup: Rollup | undefined,
  metric: MetricId,
  { line, isCapped }: { line: number | null; isCapped: boolean },
): ArmSums {
  if (!rollup) return { n: 0, sum: 0, squares: 0 };
  if (isTail(metric)) {
    if (line === null) return { n: 0, sum: 0, squares: 0 };
    const above = countAbove(rollup.latency, line);
    return { n: countAbove(rollup.latency, Number.NEGATIVE_INFINITY), sum: above, squares: above };
  }
  const of = (field: RollupField) => sumOf(rollup, field);
  switch (metric) {
    case 'quality': {
      const [n, sum, squares] = [of('quality_n'), of('quality_sum'), of('quality_sq')];
      return { n, sum: n - sum, squares: Math.max(0, n - 2 * sum + squares) };
    }
    case 'cost':
      return isCapped
        ? { n: of('cost_clipped_n'), sum: of('cost_clipped_sum'), squares: of('cost_clipped_sq') }
        : { n: of('cost_n'), sum: of('cost_sum'), squares: of('cost_sq') };
    case 'input_tokens':
      return { n: of('input_tokens_n'), sum: of('input_tokens_sum'), squares: of('input_tokens_sq') };
    case 'output_tokens':
      return { n: of('output_tokens_n'), sum: of('output_tokens_sum'), squares: of('output_tokens_sq') };
    default: {
      const [n, x] = COUNTS[metric].map(of) as [number, number];
      const harmful = METRICS[metric].better === 'higher' ? n - x : x;
      return { n, sum: harmful, squares: harmful };
    }
  }
}
