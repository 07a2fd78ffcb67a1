import { describe, expect, it } from 'vitest';
import { type Forecast, forecastFactor, forecastMean, forecastPair, soonerForecast } from './forecast';
import { normalLogE } from './normal-mixture';
import { HARM, SAFE } from './odds-grid';
import { newPair, pairLogE, stepPair } from './pair';

const setup = { grid: HARM, pRef: 0.02, r: 1, phi: 1 };
const ask = { allocation: 0.1, threshold: Math.log(160) };

function stateAfter(blocks: number, xc: number, with_ = setup) {
  const state = newPair(with_.grid);
  for (let id = 0; id < blocks; id += 1) stepPair(state, { id, nc: 20, xc, nb: 180, xb: 3.6 }, with_);
  return state;
}

describe('the forecast of PAIR', () => {
  it('is about what it takes when things stay as they are', () => {
    const state = stateAfter(100, 0.55);
    const found = forecastPair(state, setup, ask);
    if (found.kind !== 'about') throw new Error(found.kind);
    let more = 0;
    while (pairLogE(state, HARM) < ask.threshold) {
      more += 200;
      stepPair(state, { id: 100 + more, nc: 20, xc: 0.55, nb: 180, xb: 3.6 }, setup);
    }
    expect(found.low).toBeLessThan(more);
    expect(found.high).toBeGreaterThan(more);
    expect(found.low).toBeLessThanOrEqual(found.requests);
    expect(found.high).toBeGreaterThanOrEqual(found.requests);
  });

  it('is longer for bursts', () => {
    const [plain, bursty] = [1, 2].map((phi) => forecastPair(stateAfter(25, 0.6), { ...setup, phi }, ask));
    if (plain?.kind !== 'about' || bursty?.kind !== 'about') throw new Error('No number.');
    expect(bursty.requests).toBeGreaterThan(1.5 * plain.requests);
  });

  it.each([
    ['no worse than the baseline', stateAfter(50, 0.4), setup, ask, 'cannot_be_settled'],
    ['much worse already', stateAfter(50, 4), setup, ask, 'reached'],
    ['not compared yet', newPair(HARM), setup, ask, 'no_estimate'],
    ['without a baseline', stateAfter(50, 0.6), setup, { ...ask, allocation: 1 }, 'cannot_be_settled'],
    [
      'as good as at a gate',
      stateAfter(5, 0.4, { ...setup, grid: SAFE, r: 1.5 }),
      { ...setup, grid: SAFE, r: 1.5 },
      ask,
      'about',
    ],
  ] as const)('of a candidate %s', (_what, state, with_, question, kind) => {
    expect(forecastPair(state, with_, question).kind).toBe(kind);
  });

  it('throws at an allocation that cannot be', () => {
    expect(() => forecastPair(newPair(HARM), setup, { ...ask, allocation: 0 })).toThrow('allocation');
  });
});

describe('the forecast of MEAN', () => {
  const question = { tau: 0.2, nc: 500, allocation: 0.1, threshold: Math.log(20) };

  it.each([
    ['no estimate', null, 'no_estimate'],
    ['no spread', { difference: 1, se: 0 }, 'no_estimate'],
    ['a clear difference', { difference: 0.2, se: 0.02 }, 'reached'],
    ['a difference the other way', { difference: -0.03, se: 0.02 }, 'cannot_be_settled'],
    ['none', { difference: 0, se: 0.02 }, 'cannot_be_settled'],
  ] as const)('of %s', (_what, estimate, kind) => {
    expect(forecastMean(estimate, question)).toEqual({ kind });
  });

  it('prints one digit, from half to two and a half times what is typical', () => {
    // 3.802 times the 500 that are there, over the allocation, times 0.6.
    expect(forecastMean({ difference: 0.03, se: 0.02 }, question)).toEqual({
      kind: 'about',
      requests: expect.closeTo(11_406.6, 0),
      low: 6_000,
      high: 30_000,
    });
  });

  it('never prints 0', () => {
    // A hair below the threshold.
    const threshold = normalLogE(0.03, 0.01, 0.2) + 1e-9;
    const found = forecastMean({ difference: 0.03, se: 0.01 }, { ...question, nc: 30, threshold });
    expect(found).toMatchObject({ kind: 'about', low: 1, high: 1 });
  });
});

it('the factor is null where none is enough, and 1 where nothing is missing', () => {
  expect(forecastFactor((k) => Math.log(k), 20)).toBeNull();
  expect(forecastFactor((k) => Math.log(k), -1)).toBe(1);
  expect(forecastFactor(() => Number.NaN, 1)).toBeNull();
  expect(forecastFactor((k) => Math.log(k), 3)).toBeCloseTo(Math.exp(3), 9);
});

it('of two ways to settle a score the sooner counts', () => {
  const about = (requests: number): Forecast => ({ kind: 'about', requests, low: 1, high: 1 });
  const [never, none, reached]: Forecast[] = [
    { kind: 'cannot_be_settled' },
    { kind: 'no_estimate' },
    { kind: 'reached' },
  ];
  if (!never || !none || !reached) throw new Error('Three kinds.');
  expect(soonerForecast(about(5), about(7))).toEqual(about(5));
  expect(soonerForecast(never, about(7))).toEqual(about(7));
  expect(soonerForecast(none, never)).toBe(never);
  expect(soonerForecast(about(1), reached)).toBe(reached);
});
