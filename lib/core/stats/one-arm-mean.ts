import { assertPhi } from './assert-phi';
import type { ArmSums } from './mantel-haenszel';
import { normalLogE } from './normal-mixture';

export interface OneArmSetup {
  /** In the metric's unit. The sums are less it. */
  referenceMean: number;
  /** The null: the mean is at most this. */
  limit: number;
  /** The size of difference that is looked for, above 0. */
  tau: number;
  /** Overdispersion, at least 1. */
  phi: number;
  /** Observations before the mean counts as normal. */
  least: number;
  /** What one observation is taken to vary by at least, above 0: equal amounts are no proof of a number without noise. */
  leastDeviation: number;
}

/** How far the mean is above the limit, with its standard error; null of fewer than two observations. */
export function estimateOneArm(
  { n, sum, squares }: ArmSums,
  { referenceMean, limit, phi, leastDeviation }: Omit<OneArmSetup, 'tau' | 'least'>,
): { difference: number; se: number } | null {
  assertPhi(phi);
  if (!(n >= 2)) return null;
  const variance = Math.max(leastDeviation ** 2, (squares - (sum * sum) / n) / (n - 1));
  return { difference: referenceMean + sum / n - limit, se: Math.sqrt((variance / n) * phi) };
}

/**
 * ln of the e-value against "the mean is always at most `limit`", from all observations of one arm so far. -Infinity while
 * there are fewer than `least`. The normal mixture of MEAN with a known constant in the
 * baseline's place; anytime-valid asymptotically.
 */
export function oneArmLogE(sums: ArmSums, setup: OneArmSetup): number {
  const found = sums.n >= setup.least ? estimateOneArm(sums, setup) : null;
  return found === null ? Number.NEGATIVE_INFINITY : normalLogE(found.difference, found.se, setup.tau);
}
