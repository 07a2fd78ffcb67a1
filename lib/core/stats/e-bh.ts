/**
 * Which of many looks to list for people so that, on average, at most `alpha` of the listed are false: the e-BH procedure
 * (Wang and Ramdas 2022) on logs of e-values. Answers their places, the strongest first. Valid whatever the looks have in
 * common. -Infinity and NaN are never listed. Throws RangeError unless 0 < alpha <= 1.
 */
export function eBh(logEs: readonly number[], alpha: number): number[] {
  if (!(alpha > 0 && alpha <= 1)) throw new RangeError(`alpha must be above 0 and at most 1, not ${alpha}.`);
  const order = [...logEs.entries()]
    .filter(([, logE]) => logE > Number.NEGATIVE_INFINITY)
    .sort(([, a], [, b]) => b - a);
  const needed = (rank: number) => Math.log(logEs.length / (rank * alpha));
  const last = order.findLastIndex(([, logE], place) => logE >= needed(place + 1));
  return order.slice(0, last + 1).map(([place]) => place);
}
