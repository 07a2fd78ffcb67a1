import type { Trigger } from '../release/note';
import { METRICS } from '../telemetry/metric';

/**
 * What evidence is gathered against, of a harm h that is coded so that larger is worse (a failure, 1 less a score, an
 * amount). relative: h of the candidate is at most r times that of the baseline beside it, plus margin. absolute: it is at
 * most `limit`, whatever the baseline does. Amounts are in the metric's unit, latencies as shares above a line.
 */
export type HarmNull = { kind: 'relative'; r: number; margin: number } | { kind: 'absolute'; limit: number };

/** What of a trigger says how it is judged. */
export type Judged = Pick<Trigger, 'metric' | 'comparison' | 'threshold'>;

// A rate that is "always at most 0" is refuted by the first failure, of whatever cause.
const LEAST_RATE = 1e-4;
const MOST_RATE = 1 - 1e-6;
const LEAST_RATIO = 1e-9;

export const TAIL = { latency_p50: 0.5, latency_p95: 0.05, latency_p99: 0.01 } as const;
export type TailMetric = keyof typeof TAIL;

export function isTail(metric: Judged['metric']): metric is TailMetric {
  return metric in TAIL;
}

/**
 * The null of a trigger. A rate or score that is better when higher is turned round: "down more than 5 %" of a success is
 * at most 0.95 of the baseline's failure plus 5 points. A latency's threshold moves the line that its requests are counted
 * above (tailLines), so its null is an equal share.
 */
export function harmNull({ metric, comparison, threshold }: Judged): HarmNull {
  const { better, unit } = METRICS[metric];
  const isShare = unit === 'fraction' || unit === 'score';
  if (isTail(metric)) {
    return comparison === 'absolute'
      ? { kind: 'absolute', limit: TAIL[metric] }
      : { kind: 'relative', r: 1, margin: 0 };
  }
  if (comparison === 'absolute') {
    const limit = better === 'higher' ? 1 - threshold : threshold;
    return { kind: 'absolute', limit: isShare ? Math.min(Math.max(limit, LEAST_RATE), MOST_RATE) : limit };
  }
  if (comparison === 'margin') return { kind: 'relative', r: 1, margin: threshold };
  if (better === 'lower') return { kind: 'relative', r: 1 + threshold, margin: 0 };
  return { kind: 'relative', r: Math.max(LEAST_RATIO, 1 - threshold), margin: Math.min(1, threshold) };
}
