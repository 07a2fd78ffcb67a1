import type { ArmSums } from '../stats/mantel-haenszel';
import { meanOverdispersion, rateOverdispersion } from '../stats/overdispersion';
import { tailEdge } from '../stats/tail-latency';
import { METRIC_IDS, type MetricId } from '../telemetry/metric';
import { emptyRollup, mergeInto, type Rollup } from '../telemetry/rollup';
import { armHarm, harmKind } from './arm-harm';
import { isTail, TAIL, type TailMetric } from './harm-null';

/** What the baseline's harm is like in the reference window, frozen: rates and scores in 0..1, amounts in the metric's unit. */
export interface Yardstick {
  mean: number;
  /** The standard deviation of one observation; 0 where nothing varied. */
  sd: number;
  /** Overdispersion by the minute, at least 1. */
  phi: number;
  n: number;
}

/** The bucket above which a share of the baseline's latencies lies: its p95 (p50, p99) as a line between buckets. */
export type TailLines = Partial<Record<TailMetric, number>>;
export type Yardsticks = Partial<Record<MetricId, Yardstick>>;

/** Fewer say too little of the mean and of how much it varies. */
export const LEAST_OF_YARDSTICK = 200;
/** A line drawn by fewer lies anywhere; which costs power, never validity. */
export const LEAST_OF_LINE = 200;

export function toYardstick({ n, sum, squares }: ArmSums, phi: number): Yardstick {
  const mean = sum / n;
  return { mean, sd: Math.sqrt(Math.max(0, squares / n - mean * mean)), phi, n };
}

/** The lines of a histogram of at least LEAST_OF_LINE latencies; none of fewer. */
export function tailLinesOf(latency: Rollup['latency']): TailLines {
  const lines: TailLines = {};
  for (const [metric, share] of Object.entries(TAIL) as [TailMetric, number][]) {
    const line = tailEdge(latency, 1 - share, LEAST_OF_LINE);
    if (line !== null) lines[metric] = line;
  }
  return lines;
}

/**
 * The yardsticks of the baseline's minutes in the reference window. A metric with fewer than LEAST_OF_YARDSTICK observations
 * has none: the release's own first blocks make it one. `costs` are those cut at the cap where `isCapped`.
 */
export function yardsticksOf(
  minutes: readonly Rollup[],
  isCapped: boolean,
): { yardsticks: Yardsticks; lines: TailLines } {
  const whole = emptyRollup();
  for (const minute of minutes) mergeInto(whole, minute);
  const lines = tailLinesOf(whole.latency);
  const yardsticks: Yardsticks = {};
  for (const metric of METRIC_IDS) {
    const line = isTail(metric) ? (lines[metric] ?? null) : null;
    const harm = (rollup: Rollup) => armHarm(rollup, metric, { line, isCapped });
    const total = harm(whole);
    if (!(total.n >= LEAST_OF_YARDSTICK)) continue;
    const each = minutes.map(harm);
    const phi =
      harmKind(metric) === 'count'
        ? rateOverdispersion(each.map(({ n, sum }) => ({ n, x: sum })))
        : meanOverdispersion(each);
    yardsticks[metric] = toYardstick(total, phi);
  }
  return { yardsticks, lines };
}
