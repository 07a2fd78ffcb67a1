import { describe, expect, it } from 'vitest';
import { absLogE } from './abs';
import { HARM, type OddsGrid, SAFE } from './odds-grid';
import { newPair, pairLogE, stepPair } from './pair';
import { srmLogE } from './sample-ratio';
import { tgIncrement } from './tg-increment';

// What makes an e-value one: every outcome counted, its expectation is at most 1 under the null. No sampling.

const RATES = Array.from({ length: 40 }, (_, k) => 0.0005 * (0.95 / 0.0005) ** (k / 39));
const BLOCKS = [
  [1, 1],
  [2, 3],
  [3, 20],
  [1, 30],
] as const;
const ROUNDING = 1e-9;

function chance(n: number, x: number, p: number): number {
  let ways = 1;
  for (let k = 0; k < x; k += 1) ways = (ways * (n - k)) / (k + 1);
  return ways * p ** x * (1 - p) ** (n - x);
}

/** The expectation of e over all outcomes of a block of nc and nb independent requests. */
function expectation(
  [nc, nb]: readonly [number, number],
  pc: number,
  pb: number,
  logE: (xc: number, xb: number) => number,
): number {
  let sum = 0;
  for (let xc = 0; xc <= nc; xc += 1)
    for (let xb = 0; xb <= nb; xb += 1)
      sum += chance(nc, xc, pc) * chance(nb, xb, pb) * Math.exp(logE(xc, xb));
  return sum;
}

function nullRates(grid: OddsGrid, r: number, pb: number, margin = 0): number[] {
  const edge = r * pb + margin;
  if (grid === HARM) return [edge, 0.7 * edge, 0].filter((p) => p <= 1);
  return [edge, Math.sqrt(edge), 1].filter((p) => edge <= p && p <= 1);
}

describe.each([
  { name: 'HARM', grid: HARM },
  { name: 'SAFE', grid: SAFE },
])('a block against $name', ({ grid }) => {
  it.each([0.9, 1, 1.5])('is an e-value at r = %d, whatever the guess of the baseline', (r) => {
    let largest = 0;
    for (const [nc, nb] of BLOCKS)
      for (const p2 of [0.001, 0.03, 0.3])
        for (const psi of grid.psi)
          for (const pb of RATES)
            for (const pc of nullRates(grid, r, pb)) {
              const e = expectation([nc, nb], pc, pb, (xc, xb) =>
                tgIncrement(p2, psi, r, { nc, xc, nb, xb }),
              );
              largest = Math.max(largest, e);
            }
    expect(largest).toBeLessThanOrEqual(1 + ROUNDING);
    // Not by throwing evidence away: somewhere at the edge it is all spent.
    expect(largest).toBeGreaterThan(0.999);
  });

  it.each([
    [1, 0.02],
    [1, 0.2],
    [0.95, 0.05],
  ])('is an e-value at r = %d and a margin of %d', (r, margin) => {
    let largest = 0;
    for (const [nc, nb] of BLOCKS)
      for (const p2 of [0.001, 0.03, 0.3, 0.9])
        for (const psi of grid.psi)
          for (const pb of RATES)
            for (const pc of nullRates(grid, r, pb, margin)) {
              const e = expectation([nc, nb], pc, pb, (xc, xb) =>
                tgIncrement(p2, psi, r, { nc, xc, nb, xb }, margin),
              );
              largest = Math.max(largest, e);
            }
    expect(largest).toBeLessThanOrEqual(1 + ROUNDING);
    expect(largest).toBeGreaterThan(0.99);
  });
});

it('a margin of almost nothing is the ratio alone', () => {
  for (const psi of [...HARM.psi, ...SAFE.psi])
    for (const p2 of [0.001, 0.03, 0.3]) {
      const counts = { nc: 7, xc: 2, nb: 30, xb: 1 };
      expect(tgIncrement(p2, psi, 1.2, counts, 1e-13)).toBeCloseTo(tgIncrement(p2, psi, 1.2, counts), 8);
    }
});

it('two blocks in a row are an e-value: the second guesses the baseline from the first', () => {
  const setup = { grid: HARM, pRef: 0.02, r: 1, phi: 1 };
  for (const [first, second] of [
    [0.02, 0.02],
    [0.02, 0.4],
    [0.5, 0.01],
  ] as const) {
    const total = expectation([2, 3], first, first, (xc, xb) => {
      const after = expectation([3, 5], second, second, (yc, yb) => {
        const state = newPair(HARM);
        stepPair(state, { id: 0, nc: 2, xc, nb: 3, xb }, setup);
        stepPair(state, { id: 1, nc: 3, xc: yc, nb: 5, xb: yb }, setup);
        return pairLogE(state, HARM);
      });
      return Math.log(after);
    });
    expect(total).toBeLessThanOrEqual(1 + ROUNDING);
  }
});

it('beyond the null it is none: the expectation is above 1 when the candidate is worse', () => {
  const e = expectation([3, 20], 0.2, 0.05, (xc, xb) => tgIncrement(0.05, 3, 1, { nc: 3, xc, nb: 20, xb }));
  expect(e).toBeGreaterThan(1.2);
});

it('overdispersion keeps it valid', () => {
  for (const p of RATES) {
    const e = expectation([2, 3], p, p, (xc, xb) => tgIncrement(0.05, 3, 1, { nc: 2, xc, nb: 3, xb }) / 1.9);
    expect(e).toBeLessThanOrEqual(1 + ROUNDING);
  }
});

it.each([
  { name: 'HARM', grid: HARM, nulls: [0.01, 0.1, 0.2] },
  { name: 'SAFE', grid: SAFE, nulls: [0.2, 0.5, 1] },
])('ABS of 12 requests is an e-value at and within the threshold 0.2: $name', ({ grid, nulls }) => {
  for (const p of nulls) {
    let e = 0;
    for (let x = 0; x <= 12; x += 1) e += chance(12, x, p) * Math.exp(absLogE({ n: 12, x }, 0.2, { grid }));
    expect(e).toBeLessThanOrEqual(1 + ROUNDING);
  }
});

it('the sample ratio of 200 requests is an e-value that spends everything', () => {
  let e = 0;
  let logWays = 0;
  for (let x = 0; x <= 200; x += 1) {
    const logChance = logWays + x * Math.log(0.05) + (200 - x) * Math.log(0.95);
    e += Math.exp(logChance + srmLogE([x, 200 - x], [0.05, 0.95]));
    logWays += Math.log((200 - x) / (x + 1));
  }
  expect(e).toBeCloseTo(1, 9);
});
