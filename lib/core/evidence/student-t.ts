import { incompleteBeta } from './incomplete-beta';

/** The chance of a value at least as far from 0 as `t`, either way, under Student's t with `df` > 0 degrees of freedom. */
export function twoSidedT(t: number, df: number): number {
  if (!Number.isFinite(t)) return 0;
  return incompleteBeta(df / (df + t * t), df / 2, 0.5);
}

/** The t beyond which, either way, lies this chance (0 < chance < 1): by halving, to 1e-10. */
export function criticalT(chance: number, df: number): number {
  let low = 0;
  let high = 2;
  while (twoSidedT(high, df) > chance) high *= 2;
  while (high - low > 1e-10 * Math.max(1, high)) {
    const middle = (low + high) / 2;
    if (twoSidedT(middle, df) > chance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
