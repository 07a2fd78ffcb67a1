import { describe, expect, it } from 'vitest';
import { clearVerdict } from './clear-verdict';
import { comparePairs } from './compare-pairs';
import type { EvidenceMetric } from './evidence-metric';
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
    const found = comparePairs(sums, 'latency');
    expect(found?.method).toBe('paired_t');
    expect(found?.difference).toBeCloseTo(0.42, 12);
    expect(found?.interval?.low).toBeCloseTo(-0.0719873261135413, 7);
    expect(found?.interval?.high).toBeCloseTo(0.9119873261135412, 7);
    expect(found?.p).toBeCloseTo(0.0768044432101016, 9);
  });

  it('says nothing of no pair, and no interval of one', () => {
    const sums = emptySums();
    addPair(sums, 3, null);
    expect(comparePairs(sums, 'latency')).toBeNull();
    addPair(sums, 3, 4);
    expect(comparePairs(sums, 'latency')).toMatchObject({ n: 1, difference: 1, interval: null, p: null });
  });

  it('is not made sure by a few equal differences, nor by the rounding of them', () => {
    for (const pairs of [
      [10, 12, 10, 12, 10, 12],
      [0.9, 0.8, 0.7, 0.6, 0.4, 0.3],
    ]) {
      const sums = emptySums();
      for (let place = 0; place < pairs.length; place += 2)
        addPair(sums, pairs[place] ?? null, pairs[place + 1] ?? null);
      const found = comparePairs(sums, 'quality');
      expect(found).toMatchObject({ n: 3, interval: null });
      expect(found?.p).toBeCloseTo(0.25, 12);
    }
  });

  it('takes for the same what only rounding tells apart', () => {
    const sums = emptySums();
    for (let pair = 0; pair < 100; pair += 1) addPair(sums, 0.1 + 0.2, 0.3);
    expect(comparePairs(sums, 'quality')).toMatchObject({ difference: 0, lower: 0, higher: 0, p: 1 });
  });

  it('is level where gains and losses cancel', () => {
    const sums = emptySums();
    for (const [before, after] of [
      [0.7, 0.6],
      [0.2, 0.3],
      [0.9, 0.8],
      [0.4, 0.5],
    ] as const)
      addPair(sums, before, after);
    expect(comparePairs(sums, 'quality')?.difference).toBe(0);
  });

  it.each(['latency', 'cost', 'input_tokens', 'output_tokens'] as const)(
    '%s that is 0 or 1 is an amount all the same',
    (metric) => {
      const sums = emptySums();
      for (let pair = 0; pair < 10; pair += 1) addPair(sums, 0, Number(pair < 4));
      expect(comparePairs(sums, metric)?.method).toBe('paired_t');
      expect(comparePairs(sums, 'refusals')?.method).toBe('exact_mcnemar');
    },
  );
});

describe('clearVerdict', () => {
  const CASES: [string, EvidenceMetric, [number, number][], ReturnType<typeof clearVerdict>][] = [
    // The interval alone would call it worse: it lies below 0 where the exact test says 12.5 %.
    ['four of five broken', 'quality', [...pairs(4, 1, 0), ...pairs(1, 1, 1)], null],
    ['six of six broken', 'quality', pairs(6, 1, 0), 'worse'],
    ['two equal drops', 'quality', pairs(2, 0.75, 0.5), null],
    ['two drops that rounding tells apart', 'quality', [...pairs(1, 0.9, 0.8), ...pairs(1, 0.7, 0.6)], null],
    ['a hundred equal drops', 'quality', pairs(100, 0.75, 0.5), 'worse'],
    ['a hundred equal drops of latency', 'latency', pairs(100, 900, 800), 'better'],
    ['nothing changed', 'cost', pairs(100, 0, 0), null],
    ['one pair', 'cost', pairs(1, 1, 2), null],
  ];
  it.each(CASES)('%s, %s', (_name, metric, all, verdict) => {
    const sums = emptySums();
    for (const [before, after] of all) addPair(sums, before, after);
    const found = comparePairs(sums, metric);
    expect(found && clearVerdict(metric, found)).toBe(verdict);
  });

  function pairs(count: number, before: number, after: number): [number, number][] {
    return Array.from({ length: count }, () => [before, after]);
  }
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
