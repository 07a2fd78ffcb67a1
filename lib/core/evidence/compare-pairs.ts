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
  /** The 95 % interval of the difference; null when one pair says nothing about it. */
  interval: { low: number; high: number } | null;
  /** Two-sided, of "no difference"; null where there is no interval. */
  p: number | null;
  method: 'exact_mcnemar' | 'paired_t';
  /** Pairs in which the candidate's value is lower, and higher. */
  lower: number;
  higher: number;
}

/**
 * Where every value is 0 or 1: McNemar's exact test with Bonett and Price's interval. Else the paired t-test and its
 * interval, which ask that the mean of the differences be about normal: true of some dozens of pairs, less so of
 * fewer. Differences that are all the same have no spread; then the chance is that of so many equal signs. Null
 * without a pair.
 */
export function comparePairs(sums: PairedSums): Comparison | null {
  const { n, baselineSum, candidateSum, mean, lower, higher } = sums;
  if (n === 0) return null;
  const shared = { n, baseline: baselineSum / n, candidate: candidateSum / n, lower, higher };
  if (sums.binary) {
    return {
      ...shared,
      difference: (higher - lower) / n,
      interval: pairedRateInterval(n, lower, higher),
      p: exactMcnemar(lower, higher),
      method: 'exact_mcnemar',
    };
  }
  return { ...shared, difference: mean, ...spreadOf(sums), method: 'paired_t' };
}

function spreadOf({ n, mean, squares, lower, higher }: PairedSums): Pick<Comparison, 'interval' | 'p'> {
  if (n < 2) return { interval: null, p: null };
  if (squares === 0) return { interval: { low: mean, high: mean }, p: exactMcnemar(lower, higher) };
  const error = Math.sqrt(squares / (n - 1) / n);
  const reach = criticalT(0.05, n - 1) * error;
  return { interval: { low: mean - reach, high: mean + reach }, p: twoSidedT(mean / error, n - 1) };
}
