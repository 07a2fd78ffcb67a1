import { wilsonInterval } from './wilson-interval';

/** A rate in 0..1 over n independent observations, n above 0; or the mean of a score in 0..1. */
export interface ObservedRate {
  value: number;
  n: number;
}

/**
 * Newcombe's hybrid score interval of 95 % (Newcombe 1998, method 10) of the difference a - b of two independent rates; in
 * -1..1. Of scores in 0..1 it is too wide rather than too narrow: nothing in 0..1 varies more than a yes or no of the same
 * mean. Looked at often it misses more often than 5 %: for display and for advice, not for what acts. Never throws.
 */
export function newcombeInterval(a: ObservedRate, b: ObservedRate): { low: number; high: number } {
  const [ofA, ofB] = [wilsonInterval(a.value, a.n), wilsonInterval(b.value, b.n)];
  const difference = a.value - b.value;
  return {
    low: difference - Math.hypot(a.value - ofA.low, ofB.high - b.value),
    high: difference + Math.hypot(ofA.high - a.value, b.value - ofB.low),
  };
}
