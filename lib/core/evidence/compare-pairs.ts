import { EVIDENCE_METRICS, type EvidenceMetric } from './evidence-metric';
import { exactMcnemar } from './exact-mcnemar';
import { pairedRateInterval } from './paired-rate-interval';
import type { PairedSums } from './paired-sums';
import { criticalT, twoSidedT } from './student-t';

/** Both arms over the same cases. A rate and a mean are both "the value"; `difference` is candidate minus baseline. */
export interface Comparison {
  /** Pairs with a value in both arms, at least 1. */
  n: number;
  baseline: number;
  candidate: number;
  difference: number;
  /** The 95 % interval of the difference; null for one pair, and where the differences have no spread to take it from. */
  interval: { low: number; high: number } | null;
  /** Two-sided, of "no difference"; null for one pair. */
  p: number | null;
  method: 'exact_mcnemar' | 'paired_t';
  /** Pairs in which the candidate's value is lower, and higher. */
  lower: number;
  higher: number;
}

const CAN_BE_YES_OR_NO: ReadonlySet<string> = new Set(['score', 'rate']);

/**
 * Where every value of a quality or a rate is 0 or 1: McNemar's exact test with Bonett and Price's interval. Else, and
 * for every amount, the paired t-test and its interval, which ask that the mean of the differences be about normal: true
 * of some dozens of pairs, less so of fewer. Differences that are all the same, but for rounding, have no spread and so no
 * interval; then the chance is that of so many equal signs. Null without a pair.
 */
export function comparePairs(sums: PairedSums, metric: EvidenceMetric): Comparison | null {
  const { n, baselineSum, candidateSum, mean, lower, higher } = sums;
  if (n === 0) return null;
  const shared = { n, baseline: baselineSum / n, candidate: candidateSum / n, lower, higher };
  if (sums.binary && CAN_BE_YES_OR_NO.has(EVIDENCE_METRICS[metric].unit)) {
    return {
      ...shared,
      difference: (higher - lower) / n,
      interval: pairedRateInterval(n, lower, higher),
      p: exactMcnemar(lower, higher),
      method: 'exact_mcnemar',
    };
  }
  // Gains and losses that cancel leave their rounding.
  const difference = Math.abs(mean * n) <= roundingOf(sums) ? 0 : mean;
  return { ...shared, difference, ...spreadOf(sums), method: 'paired_t' };
}

function spreadOf(sums: PairedSums): Pick<Comparison, 'interval' | 'p'> {
  const { n, mean, squares, lower, higher } = sums;
  if (n < 2) return { interval: null, p: null };
  if (squares <= roundingOf(sums) ** 2) return { interval: null, p: exactMcnemar(lower, higher) };
  const error = Math.sqrt(squares / (n - 1) / n);
  const reach = criticalT(0.05, n - 1) * error;
  return { interval: { low: mean - reach, high: mean + reach }, p: twoSidedT(mean / error, n - 1) };
}

// What rounding alone may leave in the sum of the differences; its square bounds what it leaves in the squares. Each is off
// by some epsilons of its values, none of which is larger than their sum.
function roundingOf({ baselineSum, candidateSum }: PairedSums): number {
  return 4 * Number.EPSILON * (Math.abs(baselineSum) + Math.abs(candidateSum));
}
