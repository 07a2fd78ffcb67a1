import { assertPhi } from './assert-phi';
import { estimateMean, type MeanState } from './mantel-haenszel';
import { normalLogE } from './normal-mixture';

/** Frozen when the release begins. Amounts are in the metric's unit, larger being worse. */
export interface MeanSetup {
  referenceMean: number;
  /** harm: the null is mean_c <= r mean_b + margin, for triggers. safe: it is the reverse, for gates. */
  direction: 'harm' | 'safe';
  /** Above 0. */
  r: number;
  margin: number;
  /** The size of difference that is looked for, above 0: 0.25 of the reference's deviation, 0.5 of it in a slice. */
  tau: number;
  /** Overdispersion, at least 1. */
  phi: number;
  /** Observations that each arm needs before the mean counts as normal: 100 of costs and tokens, 30 of quality. */
  least: number;
  /** What one observation is taken to vary by at least; 0 unless given. */
  leastDeviation?: number;
}

/**
 * MEAN: ln of the e-value against the setup's null, from the blocks so far. -Infinity, no evidence, while an arm has
 * fewer than `least` observations, and where the baseline does not vary.
 *
 * The Mantel-Haenszel difference (estimateMean) under a normal mixture (normalLogE). Anytime-valid asymptotically only:
 * shown by simulation on costs clipped at their 99th percentile and on scores, not proven for few observations.
 */
export function meanLogE(state: MeanState, setup: MeanSetup): number {
  const { direction, r, phi, least } = setup;
  if (!(r > 0 && r < Number.POSITIVE_INFINITY)) throw new RangeError(`r must be above 0, not ${r}.`);
  assertPhi(phi);
  if (!(Math.min(state.candidate.n, state.baseline.n) >= least)) return Number.NEGATIVE_INFINITY;
  const found = estimateMean(state, setup);
  if (found === null) return Number.NEGATIVE_INFINITY;
  return normalLogE(direction === 'harm' ? found.difference : -found.difference, found.se, setup.tau);
}
