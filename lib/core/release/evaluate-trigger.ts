import { formatCount, formatMetric } from '../telemetry/format-metric';
import { METRICS, type MetricValue } from '../telemetry/metric';
import type { Trigger } from './note';
import { renderThreshold } from './render-threshold';

export type TriggerEvaluation =
  | { kind: 'fires'; sentence: string }
  /** `distance`: fraction 0..1 of the way to the threshold; 0 is as good as or better than where it counts from. */
  | { kind: 'quiet'; distance: number }
  /** `needed`: how many more observations until it may be judged, of the arm that lacks most. */
  | { kind: 'too_few'; needed: number; arm: 'baseline' | 'candidate' }
  | { kind: 'no_data'; reason: string };

/** What the answer rests on until it is more: said in every sentence. */
export const TRIGGER_METHOD = 'A plain threshold on counts; no statistical test yet.';

/**
 * Has the trigger's threshold been passed? Values are of the same window and of comparable requests.
 * - absolute: fires when the candidate is worse than the threshold (above it where lower is better, else below).
 *   Its way begins at 0 where lower is better, at 1 (the best rate or score) where higher is.
 * - margin: fires when the candidate is worse than the baseline by more than the threshold, in the metric's unit.
 * - ratio: the same, with the threshold as a fraction of the baseline. A baseline of 0 or less has no ratio: no data.
 * Exactly at the threshold is quiet. A difference below a billionth of the numbers compared is rounding, and counts
 * as none. An arm without a finite value is no data; one with fewer than `minRequests` observations is too few.
 * `absolute` does not look at the baseline. Fixed threshold, no allowance for chance or for looking often.
 * Never throws.
 */
export function evaluateTrigger(
  trigger: Trigger,
  values: { baseline: MetricValue; candidate: MetricValue },
): TriggerEvaluation {
  const arms =
    trigger.comparison === 'absolute' ? (['candidate'] as const) : (['candidate', 'baseline'] as const);
  const empty = arms.find((arm) => values[arm].n <= 0 || finite(values[arm]) === null);
  if (empty) return { kind: 'no_data', reason: `No ${METRICS[trigger.metric].of} of the ${empty} yet.` };
  const [most] = arms
    .map((arm) => ({ arm, needed: trigger.minRequests - values[arm].n }))
    .sort((a, b) => b.needed - a.needed);
  if (most && most.needed > 0) return { kind: 'too_few', needed: Math.ceil(most.needed), arm: most.arm };

  const candidate = finite(values.candidate) ?? 0;
  const baseline = finite(values.baseline) ?? 0;
  if (trigger.comparison === 'ratio' && baseline <= 0) {
    return { kind: 'no_data', reason: 'The baseline is 0, so there is no ratio to it.' };
  }
  const { worse, limit, scale } = measure(trigger, candidate, baseline);
  if (!Number.isFinite(worse) || !Number.isFinite(limit)) {
    return { kind: 'no_data', reason: 'The numbers are too large to compare.' };
  }
  if (worse - limit > scale * 1e-9) return { kind: 'fires', sentence: firedSentence(trigger, values) };
  const distance = limit > 0 ? worse / limit : worse < limit ? 0 : 1;
  return { kind: 'quiet', distance: Math.min(1, Math.max(0, distance)) };
}

/** How much worse the candidate is than where the comparison counts from, and how much worse it may be. */
function measure(
  { metric, comparison, threshold }: Trigger,
  candidate: number,
  baseline: number,
): { worse: number; limit: number; scale: number } {
  const sign = METRICS[metric].better === 'higher' ? -1 : 1;
  if (comparison === 'absolute') {
    const best = sign === 1 ? 0 : 1;
    return {
      worse: sign * (candidate - best),
      limit: sign * (threshold - best),
      scale: Math.max(Math.abs(candidate), Math.abs(threshold)),
    };
  }
  return {
    worse: sign * (candidate - baseline),
    limit: comparison === 'margin' ? threshold : threshold * baseline,
    scale: Math.max(Math.abs(candidate), Math.abs(baseline)),
  };
}

function firedSentence(
  trigger: Trigger,
  { baseline, candidate }: { baseline: MetricValue; candidate: MetricValue },
): string {
  const { label, better } = METRICS[trigger.metric];
  const side = better === 'higher' ? 'below' : 'above';
  const limit = renderThreshold(trigger);
  const shown = (value: MetricValue) =>
    `${formatMetric(trigger.metric, value.value)} (n ${formatCount(value.n)})`;
  const what =
    trigger.comparison === 'absolute'
      ? `is ${side} ${limit}`
      : `is ${side} the baseline's ${shown(baseline)} by more than ${limit}`;
  return `${label} ${shown(candidate)} ${what}. ${TRIGGER_METHOD}`;
}

function finite({ value }: MetricValue): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
