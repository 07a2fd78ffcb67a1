/**
 * How much more the counts of a minute vary than those of independent requests would (the phi of PAIR, ABS and MEAN), from
 * the baseline's minutes of the reference window: 1 for independent requests, about 1 + (m - 1) icc where m requests come
 * in one burst. At least 1; 1 of fewer than two minutes with requests, and where nothing varies. Minutes that cannot be
 * counts are left out.
 *
 * Pearson's statistic over its degrees of freedom. Its relative error is about √(2 / minutes): take four hours or more,
 * since what one hour makes too small lets more false alarms through. Drift within the window raises it, which errs to
 * the safe side. It sees bursts within a minute; of users who stay for hours it sees little.
 */
export function rateOverdispersion(minutes: readonly { n: number; x: number }[]): number {
  const used = minutes.filter(({ n, x }) => n > 0 && n < Number.POSITIVE_INFINITY && x >= 0 && x <= n);
  const n = used.reduce((sum, minute) => sum + minute.n, 0);
  const x = used.reduce((sum, minute) => sum + minute.x, 0);
  const p = x / n;
  return ratio(
    used.map((minute) => ({ n: minute.n, sum: minute.x })),
    p,
    p * (1 - p),
  );
}

/** The same of amounts and scores, from each minute's sum and sum of squares. */
export function meanOverdispersion(minutes: readonly { n: number; sum: number; squares: number }[]): number {
  const used = minutes.filter(
    ({ n, sum, squares }) => n > 0 && [n, sum, squares].every(Number.isFinite) && squares >= 0,
  );
  const n = used.reduce((total, minute) => total + minute.n, 0);
  const mean = used.reduce((total, minute) => total + minute.sum, 0) / n;
  const about = used.reduce(
    (total, { sum, squares, n: count }) => total + squares - 2 * mean * sum + count * mean * mean,
    0,
  );
  return ratio(used, mean, about / (n - 1));
}

function ratio(minutes: readonly { n: number; sum: number }[], mean: number, variance: number): number {
  if (minutes.length < 2 || !(variance > 0)) return 1;
  const pearson = minutes.reduce((total, { n, sum }) => total + (sum - n * mean) ** 2 / (n * variance), 0);
  return Math.max(1, pearson / (minutes.length - 1));
}
