import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bucketIndex } from '../telemetry/latency-histogram';
import { absLogE } from './abs';
import { anytimeHalfWidth } from './anytime-interval';
import { eBh } from './e-bh';
import { forecastFactor } from './forecast';
import { estimateMean, newMean, stepMean } from './mantel-haenszel';
import { normalLogE } from './normal-mixture';
import { HARM, SAFE } from './odds-grid';
import { newPair, pairLogE, stepPair } from './pair';
import { srmLogE } from './sample-ratio';
import { tgIncrement } from './tg-increment';

// The table is shared with other implementations and speaks their language: names of functions, numbers as strings.
type Json = number | string | Json[] | { [key: string]: Json };
interface Vector {
  fn: string;
  args: Record<string, Json>;
  out: Json;
}

const VECTORS: Vector[] = JSON.parse(readFileSync(new URL('./vectors.json', import.meta.url), 'utf8'));
const TOLERANCE = 1e-10;

const number = (value: Json | undefined): number => (value === 'ln 20' ? Math.log(20) : Number(value));
const list = (value: Json | undefined): Json[] => {
  if (!Array.isArray(value)) throw new Error(`Not a list: ${JSON.stringify(value)}`);
  return value;
};
const numbers = (value: Json | undefined): number[] => list(value).map(number);
const tuple = (value: Json | undefined): [number, number, number, number] => {
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN, d = Number.NaN] = numbers(value);
  return [a, b, c, d];
};

const COMPUTE: Record<string, (args: Record<string, Json>) => Record<string, number>> = {
  tgIncrement: (a) => {
    const counts = { nc: number(a.nc), xc: number(a.xc), nb: number(a.nb), xb: number(a.xb) };
    return { value: tgIncrement(number(a.p2), number(a.psi), number(a.r), counts) };
  },
  pairLogE: (a) => {
    const grid = a.grid === 'HARM' ? HARM : SAFE;
    const state = newPair(grid);
    const setup = { grid, pRef: number(a.pRef), r: number(a.r), phi: 1 };
    for (const [id, block] of list(a.blocks).entries()) {
      const [nc, xc, nb, xb] = tuple(block);
      expect(stepPair(state, { id, nc, xc, nb, xb }, setup)).toBe('taken');
    }
    return { value: pairLogE(state, grid) };
  },
  absLogE: (a) => ({ value: absLogE({ n: number(a.n), x: number(a.x) }, number(a.thr)) }),
  normalLogE: (a) => ({ value: normalLogE(number(a.D), number(a.se), number(a.tau)) }),
  mhEstimate: (a) => {
    // Any reference gives the same estimate.
    const referenceMean = 1.5;
    const state = newMean();
    for (const [id, [candidate, baseline]] of list(a.ticks).map(list).entries()) {
      const [arm, other] = [tuple(candidate), tuple(baseline)].map(([n, sum, squares]) => ({
        n,
        sum,
        squares,
      }));
      if (!arm || !other) throw new Error('A tick has two arms.');
      expect(stepMean(state, { id, candidate: arm, baseline: other }, referenceMean)).toBe('taken');
    }
    const found = estimateMean(state, { referenceMean, r: number(a.r), margin: 0, phi: 1 });
    if (!found) throw new Error('No estimate.');
    return { D: found.difference, se: found.se, logE_tau0_3: normalLogE(found.difference, found.se, 0.3) };
  },
  srmLogE: (a) => ({ value: srmLogE(numbers(a.n), numbers(a.rho), number(a.kappa)) }),
  csHalfWidth: (a) => ({
    value: anytimeHalfWidth(number(a.se), number(a.tau), number(a.alpha)) ?? Number.NaN,
  }),
  forecastFactor: (a) => {
    const at = (k: number) => normalLogE(number(a.D), number(a.se) / Math.sqrt(k), number(a.tau));
    return { value: forecastFactor(at, number(a.L)) ?? Number.NaN };
  },
  bucketIndex: (a) => ({ value: bucketIndex(number(a.x)) }),
  eBH: (a) => {
    const found = eBh(numbers(a.e).map(Math.log), number(a.alpha));
    return Object.fromEntries(found.map((place, rank) => [rank, place]));
  },
};

function expected({ fn, out }: Vector): Record<string, number> {
  if (typeof out !== 'object') return { value: number(out) };
  if (Array.isArray(out)) throw new Error('No vector answers a bare list.');
  if (fn === 'eBH') return Object.fromEntries(numbers(out.rejected).entries());
  return Object.fromEntries(Object.entries(out).map(([name, value]) => [name, number(value)]));
}

it('there are 35', () => {
  expect(VECTORS).toHaveLength(35);
});

it.each(VECTORS.map((vector, place) => ({ ...vector, name: `${place + 1} ${vector.fn}` })))(
  'vector $name',
  (vector) => {
    const found = COMPUTE[vector.fn]?.(vector.args) ?? {};
    const wanted = expected(vector);
    expect(Object.keys(found)).toEqual(Object.keys(wanted));
    for (const [name, value] of Object.entries(wanted)) {
      const off = Math.abs((found[name] ?? Number.NaN) - value) / Math.max(1, Math.abs(value));
      expect(off, `${name}: ${found[name]} for ${value}`).toBeLessThanOrEqual(TOLERANCE);
    }
  },
);
