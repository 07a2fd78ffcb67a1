import { wilsonInterval } from '../stats/wilson-interval';

export interface RateEstimate {
  /** 0..1, as are the ends of its 95 % interval. */
  value: number;
  low: number;
  high: number;
  /** How many items it stands on. */
  items: number;
}

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
