/**
 * Half the width of an interval around an estimate that holds the true difference at every look at once, with chance
 * 1 - alpha; in the unit of `se` and `tau`. Null without a standard error above 0: nothing can be said.
 *
 * The two-sided normal mixture (Robbins 1970), narrowest where se is near tau / 3. Anytime-valid asymptotically, as
 * normalLogE. Throws RangeError unless tau > 0 and 0 < alpha < 1.
 */
export function anytimeHalfWidth(se: number, tau: number, alpha: number): number | null {
  if (!(tau > 0)) throw new RangeError(`tau must be above 0, not ${tau}.`);
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha must be between 0 and 1, not ${alpha}.`);
  if (!(se > 0) || !Number.isFinite(se)) return null;
  const ratio = (tau * tau) / (se * se);
  return se * Math.sqrt((1 + 1 / ratio) * (Math.log(1 / (alpha * alpha)) + Math.log1p(ratio)));
}
