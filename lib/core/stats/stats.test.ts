import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCounts, bucketIndex, type LatencyHistogram } from '../telemetry/latency-histogram';
import { absLogE } from './abs';
import { anytimeHalfWidth } from './anytime-interval';
import { eBh } from './e-bh';
import { armMean, newMean, stepMean } from './mantel-haenszel';
import { meanLogE } from './mean';
import { normalLogE } from './normal-mixture';
import { HARM, SAFE } from './odds-grid';
import { meanOverdispersion, rateOverdispersion } from './overdispersion';
import { newPair, pairLogE, stepPair } from './pair';
import { srmLogE } from './sample-ratio';
import { newSliceWeight, sliceWeights } from './slice-weights';
import { countAbove, tailCounts, tailEdge, tailShift } from './tail-latency';
import { fireThreshold, GATE_THRESHOLD, hasMinimum, SRM_THRESHOLD } from './thresholds';

describe('more harm is more evidence of harm, and less of safety', () => {
  const logEs = (xc: number, xb: number) =>
    [HARM, SAFE].map((grid) => {
      const state = newPair(grid);
      const setup = { grid, pRef: 0.1, r: grid === HARM ? 1 : 1.5, phi: 1 };
      stepPair(state, { id: 0, nc: 200, xc, nb: 200, xb }, setup);
      return pairLogE(state, grid);
    });

  it('in PAIR', () => {
    fc.assert(
      fc.property(fc.nat(199), fc.nat(199), (xc, xb) => {
        const [harm = 0, safe = 0] = logEs(xc, xb);
        const [moreHarm = 0, lessSafe = 0] = logEs(xc + 1, xb);
        const [lessHarm = 0, moreSafe = 0] = logEs(xc, xb + 1);
        expect(moreHarm).toBeGreaterThan(harm);
        expect(lessHarm).toBeLessThan(harm);
        expect(lessSafe).toBeLessThan(safe);
        expect(moreSafe).toBeGreaterThan(safe);
      }),
    );
  });

  it('in ABS', () => {
    fc.assert(
      fc.property(fc.nat(499), (x) => {
        expect(absLogE({ n: 500, x: x + 1 }, 0.05)).toBeGreaterThan(absLogE({ n: 500, x }, 0.05));
        expect(absLogE({ n: 501, x }, 0.05)).toBeLessThan(absLogE({ n: 500, x }, 0.05));
      }),
    );
  });

  it('in the normal mixture', () => {
    const at = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(at, at, fc.double({ min: 0.001, max: 1, noNaN: true }), (one, other, se) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(normalLogE(high, se, 0.1)).toBeGreaterThanOrEqual(normalLogE(low, se, 0.1) - 1e-9);
      }),
    );
  });
});

it('bursts weigh less', () => {
  const [plain, bursty] = [1, 1.9].map((phi) => {
    const state = newPair(HARM);
    for (let id = 0; id < 20; id += 1)
      stepPair(state, { id, nc: 50, xc: 12, nb: 50, xb: 5 }, { grid: HARM, pRef: 0.1, r: 1, phi });
    return pairLogE(state, HARM);
  });
  expect(bursty).toBeLessThan((plain ?? 0) / 1.5);
  expect(absLogE({ n: 100, x: 30 }, 0.1, { phi: 1.9 })).toBeLessThan(absLogE({ n: 100, x: 30 }, 0.1));
});

it.each([
  ['nothing that is a number', Number.NaN, 0.1],
  ['no spread', 1, 0],
  ['a spread that is no number', 1, Number.NaN],
  ['an endless spread', 1, Number.POSITIVE_INFINITY],
  ['an endless difference', Number.POSITIVE_INFINITY, 0.1],
])('the normal mixture has no evidence of %s', (_what, difference, se) => {
  expect(normalLogE(difference, se, 0.2)).toBe(Number.NEGATIVE_INFINITY);
  expect(normalLogE(-difference, se, 0.2)).toBe(Number.NEGATIVE_INFINITY);
});

it.each([[[Number.NaN, 3]], [[-1, 3]], [[Number.POSITIVE_INFINITY, 3]]])(
  'counts that cannot be are no evidence of a wrong ratio: %j',
  (counts) => expect(srmLogE(counts, [0.5, 0.5])).toBe(Number.NEGATIVE_INFINITY),
);

it.each([
  { n: 5, x: 6 },
  { n: -1, x: 0 },
  { n: Number.NaN, x: 0 },
  { n: 5, x: Number.NaN },
])('counts that cannot be are no evidence of a rate: %j', (counts) =>
  expect(absLogE(counts, 0.1)).toBe(Number.NEGATIVE_INFINITY),
);

describe('a setup that cannot be', () => {
  const block = { id: 0, nc: 1, xc: 0, nb: 1, xb: 0 };
  const pair = { grid: HARM, pRef: 0.1, r: 1, phi: 1 };
  const mean = { referenceMean: 0, direction: 'harm', r: 1, margin: 0, tau: 1, phi: 1, least: 30 } as const;
  it.each([
    ['pRef', () => stepPair(newPair(HARM), block, { ...pair, pRef: 1.1 })],
    ['r', () => stepPair(newPair(HARM), block, { ...pair, r: 0 })],
    ['phi', () => stepPair(newPair(HARM), block, { ...pair, phi: 0.9 })],
    ['phi', () => stepPair(newPair(HARM), block, { ...pair, phi: Number.NaN })],
    ['phi', () => meanLogE(newMean(), { ...mean, phi: 0.5 })],
    ['r', () => meanLogE(newMean(), { ...mean, r: Number.NaN })],
    ['phi', () => absLogE({ n: 1, x: 0 }, 0.1, { phi: 0 })],
    ['threshold', () => absLogE({ n: 1, x: 0 }, 1)],
    ['tau', () => normalLogE(0, 1, 0)],
    ['tau', () => anytimeHalfWidth(1, 0, 0.05)],
    ['alpha', () => anytimeHalfWidth(1, 1, 1)],
    ['alpha', () => fireThreshold(0, 0.5)],
    ['weight', () => fireThreshold(0.05, 0)],
    ['weight', () => fireThreshold(0.05, 1.5)],
    ['alpha', () => eBh([], 0)],
    ['Shares', () => srmLogE([1, 2], [0.5, 0.6])],
    ['Shares', () => srmLogE([1, 2], [1, 0])],
    ['slowdown', () => tailShift(-0.1)],
    ['place', () => newSliceWeight(0, 1)],
  ])('throws, naming %s', (name, act) => expect(act).toThrow(name));
});

it('amounts far from 0 keep the digits of their spread', () => {
  const state = newMean();
  const values = (from: number) => Array.from({ length: 200 }, (_, k) => 1e6 + from + (k % 10) / 10);
  const sums = (list: number[]) => ({
    n: list.length,
    sum: list.reduce((total, value) => total + value, 0),
    squares: list.reduce((total, value) => total + value * value, 0),
  });
  for (let id = 0; id < 500; id += 1)
    stepMean(state, { id, candidate: sums(values(0.1)), baseline: sums(values(0)) }, 1e6);
  const variance = state.baseline.squares / state.baseline.n - (state.baseline.sum / state.baseline.n) ** 2;
  expect(variance).toBeCloseTo(0.0825, 3);
  expect(armMean(state.candidate, 1e6)).toBeCloseTo(1_000_000.55, 6);
  expect(armMean(newMean().candidate, 1e6)).toBeNull();
});

it('the interval holds the truth at every look, and says nothing without a spread', () => {
  // Where the mixture of both sides reaches 1/alpha: between the one-sided threshold at alpha and at alpha / 2.
  const half = anytimeHalfWidth(0.03, 0.2, 0.05) ?? 0;
  expect(normalLogE(half, 0.03, 0.2)).toBeGreaterThan(fireThreshold(0.05, 1));
  expect(normalLogE(half, 0.03, 0.2)).toBeLessThan(fireThreshold(0.05, 0.5) + 0.01);
  expect(anytimeHalfWidth(0, 0.2, 0.05)).toBeNull();
  expect(anytimeHalfWidth(Number.NaN, 0.2, 0.05)).toBeNull();
});

describe('thresholds', () => {
  it('are logs', () => {
    expect(fireThreshold(0.05, 1 / 8)).toBeCloseTo(Math.log(160), 12);
    expect(GATE_THRESHOLD).toBeCloseTo(2.995732273553991, 12);
    expect(SRM_THRESHOLD).toBeCloseTo(6.907755278982137, 12);
  });

  it.each([
    [30, 3, true],
    [29, 10, false],
    [1000, 2, false],
    [30, null, true],
    [29, null, false],
    [Number.NaN, null, false],
  ])('%d requests with %s harmful ones: enough is %s', (nc, xc, is) => expect(hasMinimum(nc, xc)).toBe(is));
});

describe('suspects', () => {
  it('are none of no evidence', () => {
    expect(eBh([], 0.1)).toEqual([]);
    expect(eBh([Number.NEGATIVE_INFINITY, Number.NaN, 0], 0.1)).toEqual([]);
    expect(eBh([Number.NaN, 10], 0.1)).toEqual([1]);
  });

  it('need more evidence the more slices are looked at', () => {
    expect(eBh([Math.log(15)], 0.1)).toEqual([0]);
    expect(eBh([Math.log(15), 0], 0.1)).toEqual([]);
    // Two together carry each other: 20 each is enough for two of four, not for one.
    expect(eBh([Math.log(20), 0, Math.log(21), 0], 0.1)).toEqual([2, 0]);
  });
});

describe('the split of alpha over slices', () => {
  const dimensions = [
    { name: 'language', values: ['de', 'en', 'fr'].map((value) => ({ value, share: 0.3 })) },
    { name: 'plan', values: [...rare(), { value: 'free', share: 0.7 }, { value: 'paid', share: 0.29 }] },
  ];

  function rare() {
    return [{ value: 'trial', share: 0.01 }];
  }

  it('is equal over dimensions and then over values above 1 %', () => {
    const weights = sliceWeights(dimensions);
    expect(weights.map(({ value }) => value)).toEqual(['de', 'en', 'fr', 'free', 'paid']);
    for (const { dimension, weight } of weights)
      expect(weight).toBeCloseTo(dimension === 'plan' ? 0.9 / 4 : 0.9 / 6, 12);
  });

  it('gives a pinned value five times as much, at the expense of all', () => {
    const weights = sliceWeights(dimensions, [{ dimension: 'plan', value: 'trial' }]);
    const of = (name: string) => weights.find(({ value }) => value === name)?.weight ?? 0;
    expect(of('trial')).toBeCloseTo(5 * of('free'), 12);
    expect(of('de')).toBeLessThan(0.9 / 6);
    expect(weights.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(0.9, 12);
  });

  it('never spends more than there is, however many values are new', () => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
    const pins = fc.array(fc.tuple(fc.nat(3), fc.nat(11)), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(shares, { minLength: 1, maxLength: 4 }), pins, (list, pinned) => {
        const known = sliceWeights(
          list.map((values, d) => ({
            name: `d${d}`,
            values: values.map((share, v) => ({ value: `v${v}`, share })),
          })),
          pinned.map(([d, v]) => ({ dimension: `d${d}`, value: `v${v}` })),
        );
        let sum = known.reduce((total, { weight }) => total + weight, 0);
        for (let k = 1; k <= 500; k += 1) sum += list.length * newSliceWeight(k, list.length);
        expect(sum).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is empty without a dimension', () => expect(sliceWeights([])).toEqual([]));
});

describe('overdispersion', () => {
  it('is the burst size when bursts fail whole', () => {
    // Ten requests a burst, all fail or none: a tenth of the bursts fails.
    const minutes = Array.from({ length: 1000 }, (_, t) => ({ n: 10, x: t % 10 === 0 ? 10 : 0 }));
    expect(rateOverdispersion(minutes)).toBeCloseTo((10 * 1000) / 999, 6);
    const sums = minutes.map(({ n, x }) => ({ n, sum: x, squares: x }));
    expect(meanOverdispersion(sums)).toBeCloseTo(10, 1);
  });

  it.each([
    ['nothing', []],
    ['one minute', [{ n: 10, x: 3 }]],
    ['no failure', [1, 2, 3].map((n) => ({ n, x: 0 }))],
    ['steadier counts than chance makes', Array.from({ length: 50 }, () => ({ n: 100, x: 10 }))],
    [
      'minutes that cannot be',
      [
        { n: 10, x: Number.NaN },
        { n: 1, x: 9 },
        { n: Number.POSITIVE_INFINITY, x: 1 },
      ],
    ],
  ])('is 1 of %s', (_what, minutes) => {
    expect(rateOverdispersion(minutes)).toBe(1);
    const sums = minutes.map(({ n, x }) => ({ n, sum: x, squares: x }));
    expect(meanOverdispersion(sums)).toBe(1);
  });
});

describe('tail latency', () => {
  const histogram = (values: readonly number[]): LatencyHistogram => {
    const into: LatencyHistogram = new Map();
    for (const value of values) addCounts(into, [bucketIndex(value)], [1]);
    return into;
  };
  const spread = (scale: number) => Array.from({ length: 5_000 }, (_, k) => scale * (1 + k));

  it('draws its line at the first bucket edge from p95 up', () => {
    const edge = tailEdge(histogram(spread(1))) ?? Number.NaN;
    expect(edge).toBe(bucketIndex(4_750));
    expect(tailEdge(histogram(spread(1).slice(1)))).toBeNull();
    expect(tailEdge(new Map())).toBeNull();
  });

  it('counts a candidate that is slower by just the tolerance as not slower', () => {
    const baseline = histogram(spread(1));
    const edge = tailEdge(baseline) ?? Number.NaN;
    const counts = tailCounts(histogram(spread(1.2)), baseline, edge, tailShift(0.2));
    expect(counts.nc).toBe(5_000);
    expect(counts.xc).toBeLessThanOrEqual(counts.xb);
    const worse = tailCounts(histogram(spread(1.3)), baseline, edge, tailShift(0.2));
    expect(worse.xc).toBeGreaterThan(1.5 * worse.xb);
  });

  it('rounds the tolerance up to whole buckets, against firing', () => {
    expect(tailShift(0)).toBe(0);
    expect(tailShift(0.2)).toBe(10);
    expect(tailShift(1.01 / 0.99 - 1)).toBe(1);
  });

  it('says how many lie above an edge: exactly', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true })),
        fc.integer({ min: -400, max: 700 }),
        (values, edge) => {
          const above = values.filter((value) => bucketIndex(value) > edge).length;
          expect(countAbove(histogram(values), edge)).toBe(above);
        },
      ),
    );
  });
});
