import { logNormalCdf } from './log-normal-cdf';
import { scaledErfc } from './scaled-erfc';

/**
 * ln of the e-value against "the true difference is at most 0", given an estimate of it, its standard error and `tau` >
 * 0, the size of difference that is looked for: all three in the metric's unit. For "at least 0", turn the estimate's sign.
 * -Infinity, no evidence, for a standard error that is not above 0, and for anything that is not a number.
 *
 * The one-sided normal mixture (Robbins 1970; Howard et al. 2021): half-normal prior of scale tau over differences above
 * 0. Anytime-valid asymptotically: it takes the estimate for normal with a known standard error, true of some hundreds of
 * requests, not of a few. Throws RangeError unless tau > 0.
 */
export function normalLogE(difference: number, se: number, tau: number): number {
  if (!(tau > 0)) throw new RangeError(`tau must be above 0, not ${tau}.`);
  if (!(se > 0) || !Number.isFinite(se) || !Number.isFinite(difference)) return Number.NEGATIVE_INFINITY;
  const variance = tau * tau + se * se;
  const scale = Math.LN2 + Math.log(se) - 0.5 * Math.log(variance);
  const z = (difference * tau) / (se * Math.sqrt(variance));
  // Below 0 the square and the normal's tail cancel, so they are taken in one piece.
  const logE =
    z < 0 ? scale + Math.log(0.5 * scaledErfc(-z / Math.SQRT2)) : scale + 0.5 * z * z + logNormalCdf(z);
  return Number.isFinite(logE) ? logE : Number.NEGATIVE_INFINITY;
}
