import { differenceOf } from './difference-of';

/**
 * What is kept of one metric's pairs: enough for both arms' means, the difference and its interval. Mergeable; the
 * spread of the differences is kept as the sum of squares about their mean (Welford 1962; merged as by Chan, Golub and
 * LeVeque 1979), because plain sums of squares lose their digits where means are large.
 */
export interface PairedSums {
  n: number;
  baselineSum: number;
  candidateSum: number;
  /** Mean of candidate minus baseline, and the sum of squares about it. */
  mean: number;
  squares: number;
  /** Pairs in which the candidate's value is lower, and higher. */
  lower: number;
  higher: number;
  /** Were all values 0 or 1? */
  binary: boolean;
}

export function emptySums(): PairedSums {
  return { n: 0, baselineSum: 0, candidateSum: 0, mean: 0, squares: 0, lower: 0, higher: 0, binary: true };
}

/** Adds one pair; a pair that lacks either value is left out. Changes `sums`. */
export function addPair(sums: PairedSums, baseline: number | null, candidate: number | null): void {
  if (baseline === null || candidate === null) return;
  const difference = differenceOf(baseline, candidate);
  sums.n += 1;
  sums.baselineSum += baseline;
  sums.candidateSum += candidate;
  const step = difference - sums.mean;
  sums.mean += step / sums.n;
  sums.squares += step * (difference - sums.mean);
  if (difference < 0) sums.lower += 1;
  if (difference > 0) sums.higher += 1;
  sums.binary &&= isBinary(baseline) && isBinary(candidate);
}

/** Adds `from` to `into`. Changes `into`. */
export function mergeSums(into: PairedSums, from: PairedSums): void {
  const n = into.n + from.n;
  if (from.n === 0) return;
  const step = from.mean - into.mean;
  into.squares += from.squares + (step * step * into.n * from.n) / n;
  into.mean += (step * from.n) / n;
  into.n = n;
  into.baselineSum += from.baselineSum;
  into.candidateSum += from.candidateSum;
  into.lower += from.lower;
  into.higher += from.higher;
  into.binary &&= from.binary;
}

function isBinary(value: number): boolean {
  return value === 0 || value === 1;
}
