/**
 * Names what is wrong with "x of n", null when nothing is. Both are finite and 0 <= x <= n; neither must be whole, since
 * scores from 0 to 1 are added up as parts of a count.
 */
export function countFault(n: number, x: number, name: { n: string; x: string }): string | null {
  if (!(Number.isFinite(n) && n >= 0)) return `${name.n} must be a number from 0, not ${n}`;
  if (!(Number.isFinite(x) && x >= 0)) return `${name.x} must be a number from 0, not ${x}`;
  // Sums of scores are off by their rounding.
  return x <= n * (1 + 1e-12) ? null : `${name.x} must be at most ${name.n}: ${x} of ${n}`;
}
