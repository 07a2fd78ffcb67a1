import { wilsonInterval, Z95 } from '../stats/wilson-interval';
import { histogramQuantile } from './latency-histogram';
import { METRICS, type MetricId } from './metric';
import { MEANS, metricOf, QUANTILES, type Rollup, sumOf } from './rollup';

/** Of fewer, how much they vary is not known well enough to be drawn. */
const FEWEST = 4;

/**
 * In which range the metric's true value in this stretch lies, with 95 % confidence for this stretch alone: to be drawn
 * around a line, never to decide by (core/watch does that). In the metric's unit. Rates by Wilson's score interval, means by
 * Student's t over the squares, quantiles by the ranks that a binomial count would have. Null of fewer than four
 * observations, and where sums contradict each other, as corrections of earlier outcomes make them.
 */
export function bandOf(rollup: Rollup, metric: MetricId): [low: number, high: number] | null {
  if (metric === 'latency_p50' || metric === 'latency_p95' || metric === 'latency_p99') {
    const n = sumOf(rollup, 'latency_n');
    if (n < FEWEST) return null;
    const share = QUANTILES[metric];
    const off = Z95 * Math.sqrt((share * (1 - share)) / n);
    const at = (fraction: number) => histogramQuantile(rollup.latency, Math.min(1, Math.max(0, fraction)));
    const [low, high] = [at(share - off), at(share + off)];
    return low === null || high === null ? null : [low, high];
  }
  const { n, value } = metricOf(rollup, metric);
  if (n < FEWEST || value === null) return null;
  if (METRICS[metric].kind === 'rate') {
    if (value < 0 || value > 1) return null;
    const { low, high } = wilsonInterval(value, n);
    return [low, high];
  }
  const fields = Object.hasOwn(MEANS, metric) ? MEANS[metric as keyof typeof MEANS] : undefined;
  return fields ? aroundMean(n, value, sumOf(rollup, fields.squares), metric) : null;
}

function aroundMean(n: number, mean: number, squares: number, metric: MetricId): [number, number] | null {
  const variance = (squares - n * mean * mean) / (n - 1);
  // Sums of equal numbers are off by their rounding.
  if (!(variance > -1e-9 * mean * mean)) return null;
  const off = student(n - 1) * Math.sqrt(Math.max(0, variance) / n);
  const top = METRICS[metric].unit === 'score' ? 1 : Number.POSITIVE_INFINITY;
  return [Math.max(0, mean - off), Math.min(top, mean + off)];
}

/** The 97.5 % point of Student's t, by the Cornish-Fisher expansion (Abramowitz and Stegun 26.7.5): within 1.5 % from 3 on. */
function student(freedom: number): number {
  const [z3, z5, z7] = [Z95 ** 3, Z95 ** 5, Z95 ** 7];
  return (
    Z95 +
    (z3 + Z95) / (4 * freedom) +
    (5 * z5 + 16 * z3 + 3 * Z95) / (96 * freedom ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z95) / (384 * freedom ** 3)
  );
}
