import { incompleteBeta } from './incomplete-beta';

/**
 * McNemar's exact two-sided test (1947; the binomial form): of the pairs that changed, `lower` fell and `higher` rose;
 * how likely is a split at least as uneven if either way were as likely? 1 when nothing changed. Assumes that the
 * cases are independent of each other.
 */
export function exactMcnemar(lower: number, higher: number): number {
  const fewer = Math.min(lower, higher);
  const changed = lower + higher;
  if (lower === higher) return 1;
  // The binomial tail P(X <= k) of n fair tosses is I_{1/2}(n - k, k + 1).
  return Math.min(1, 2 * incompleteBeta(0.5, changed - fewer, fewer + 1));
}
