// What a value may be off by after a few roundings, as a share of itself.
const ROUNDING = 4 * Number.EPSILON;

/** Candidate minus baseline; 0 where they differ by no more than rounding does (0.1 + 0.2 and 0.3). */
export function differenceOf(baseline: number, candidate: number): number {
  const difference = candidate - baseline;
  return Math.abs(difference) <= ROUNDING * Math.max(Math.abs(baseline), Math.abs(candidate))
    ? 0
    : difference;
}
