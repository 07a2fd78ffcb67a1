import type { Comparison } from './compare-pairs';

/** Is the candidate behind by what may be chance? Then more cases, or the owner's words, are needed. */
export function isBehind(quality: Comparison | null): boolean {
  return quality !== null && quality.difference < 0 && !isWorse(quality);
}

/** Is the whole 95 % interval of the difference below 0? */
export function isWorse({ interval }: Comparison): boolean {
  return interval !== null && interval.high < 0;
}
