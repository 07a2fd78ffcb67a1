export interface RateEstimate {
  /** 0..1, as are the ends of its 95 % interval. */
  value: number;
  low: number;
  high: number;
  /** How many items it stands on. */
  items: number;
}

const Z95 = 1.959963984540054;

/**
 * The mean of scores in 0..1 with Wilson's interval (Wilson 1927), null without any. One score an item, so that two
 * people on one output are not two outputs. Scores between 0 and 1 vary less than a rate of the same mean, so that the
 * interval is too wide rather than too narrow.
 */
export function rateEstimate(scores: readonly number[]): RateEstimate | null {
  const items = scores.length;
  if (items === 0) return null;
  const value = scores.reduce((sum, score) => sum + score, 0) / items;
  return { value, ...wilsonInterval(value, items), items };
}

/** `n` may be a fraction: the effective size of a weighted sample. */
export function wilsonInterval(value: number, n: number): { low: number; high: number } {
  const z2 = Z95 * Z95;
  const middle = (value + z2 / (2 * n)) / (1 + z2 / n);
  const reach = (Z95 / (1 + z2 / n)) * Math.sqrt((value * (1 - value)) / n + z2 / (4 * n * n));
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}
