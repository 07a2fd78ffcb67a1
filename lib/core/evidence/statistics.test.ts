import { describe, expect, it } from 'vitest';
import { comparePairs } from './compare-pairs';
import { exactMcnemar } from './exact-mcnemar';
import { holm } from './holm';
import { pairedRateInterval } from './paired-rate-interval';
import { addPair, emptySums } from './paired-sums';
import { criticalT, twoSidedT } from './student-t';

// Reference values made with Python 3.11: binomial tails summed exactly in fractions, Student's density integrated by
// Simpson's rule over 200,000 steps, the rest by its plain formula in doubles.

describe('exactMcnemar', () => {
  it.each([
    [10, 25, 0.01667384780012071],
    [0, 5, 0.0625],
    [1, 9, 0.021484375],
    [30, 4, 6.16488978266716e-6],
    [147, 53, 2.055477698844251e-11],
    [476, 147, 2.1062774786064162e-41],
    [6, 366, 7.470275991068621e-100],
    [7, 7, 1],
    [0, 0, 1],
  ])('%i fell, %i rose', (lower, higher, p) => {
    expect(exactMcnemar(lower, higher) / p).toBeCloseTo(1, 8);
    expect(exactMcnemar(higher, lower)).toBe(exactMcnemar(lower, higher));
  });
});

describe('twoSidedT', () => {
  it.each([
    [2, 10, 0.07338803477074551],
    [12.706204736432095, 1, 0.05],
    [0.5, 99, 0.6181846440243914],
    [3.3, 4, 0.029933420084123585],
  ])('of %d with %i degrees of freedom', (t, df, p) => {
    expect(twoSidedT(t, df)).toBeCloseTo(p, 9);
    expect(twoSidedT(-t, df)).toBe(twoSidedT(t, df));
  });

  // Published tables of t at 0.975.
  it.each([
    [1, 12.7062047],
    [4, 2.7764451],
    [10, 2.2281389],
    [30, 2.0422725],
    [1e7, 1.959964],
  ])('has its critical value with %i degrees of freedom', (df, t) => {
    expect(criticalT(0.05, df)).toBeCloseTo(t, 6);
  });
});

describe('pairedRateInterval', () => {
  it.each([
    [100, 10, 25, 0.033714223818199024, 0.2604034232406245],
    [3, 3, 0, -1, 0.10121803246126504],
    [1000, 476, 147, -0.3728182319220793, -0.2838683948244277],
    [500, 476, 0, -0.9683639242220432, -0.928050418407439],
  ])('over %i cases, %i fell, %i rose', (n, lower, higher, low, high) => {
    const interval = pairedRateInterval(n, lower, higher);
    expect(interval.low).toBeCloseTo(low, 12);
    expect(interval.high).toBeCloseTo(high, 12);
  });
});

describe('comparePairs', () => {
  it('is the paired t-test where values are amounts', () => {
    const sums = emptySums();
    const before = [1.2, 0.4, 2.2, 3.1, 0.9];
    for (const [place, after] of [1.5, 0.9, 2.0, 3.9, 1.6].entries())
      addPair(sums, before[place] ?? null, after);
    const found = comparePairs(sums);
    expect(found?.method).toBe('paired_t');
    expect(found?.difference).toBeCloseTo(0.42, 12);
    expect(found?.interval?.low).toBeCloseTo(-0.0719873261135413, 7);
    expect(found?.interval?.high).toBeCloseTo(0.9119873261135412, 7);
    expect(found?.p).toBeCloseTo(0.0768044432101016, 9);
  });

  it('says nothing of no pair, and no interval of one', () => {
    const sums = emptySums();
    addPair(sums, 3, null);
    expect(comparePairs(sums)).toBeNull();
    addPair(sums, 3, 4);
    expect(comparePairs(sums)).toMatchObject({ n: 1, difference: 1, interval: null, p: null });
  });

  it('is not made sure by a few equal differences', () => {
    const sums = emptySums();
    for (let pair = 0; pair < 3; pair += 1) addPair(sums, 10, 12);
    expect(comparePairs(sums)).toMatchObject({ difference: 2, interval: { low: 2, high: 2 } });
    expect(comparePairs(sums)?.p).toBeCloseTo(0.25, 12);
  });
});

describe('holm', () => {
  it.each([
    [
      [0.01, 0.04, 0.03],
      [0.03, 0.06, 0.06],
    ],
    [
      [0.5, 0.9],
      [1, 1],
    ],
    [[], []],
  ])('%j', (chances, adjusted) => {
    expect(holm(chances).map((p) => Number(p.toFixed(12)))).toEqual(adjusted);
  });
});
