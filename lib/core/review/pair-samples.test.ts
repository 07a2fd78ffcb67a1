import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeness, type PairableSample, pairSamples, shinglesOf } from './pair-samples';

const sample = (id: string, input: string | null, inputKey: string | null = null): PairableSample => ({
  id,
  input,
  inputKey,
});
const LONG =
  'please tell me how the refund of an annual plan works when it is cancelled in the first month of use';

describe('likeness', () => {
  it.each([
    ['the same words', 'Where is my order?', 'where is my order', 1],
    ['one of four shingles in common, three and two of them', 'a b c d e', 'b c d x', 0.25],
    ['nothing in common', 'a b c', 'x y z', 0],
    ['two short texts', 'hi', 'hi', 1],
    ['two empty texts', '', '…', 0],
    ['other scripts', 'где мой заказ сейчас', 'Где мой заказ сейчас?', 1],
  ])('%s', (_, a, b, alike) => {
    expect(likeness(shinglesOf(a), shinglesOf(b))).toBeCloseTo(alike, 10);
  });
});

describe('pairSamples', () => {
  it('takes equal keys first, then what is alike, and nothing else', () => {
    const candidates = [sample('c1', LONG), sample('c2', 'x', 'k'), sample('c3', 'something else entirely')];
    const baselines = [sample('b1', 'not this one'), sample('b2', `${LONG} today`), sample('b3', 'y', 'k')];
    expect(pairSamples(candidates, baselines, 10)).toEqual([
      { candidate: 'c2', baseline: 'b3' },
      { candidate: 'c1', baseline: 'b2' },
    ]);
  });

  it('prefers the most alike', () => {
    const near = LONG.replace('annual', 'yearly');
    expect(pairSamples([sample('c', LONG)], [sample('near', near), sample('same', LONG)], 1)).toEqual([
      { candidate: 'c', baseline: 'same' },
    ]);
  });

  it('pairs nothing without an input', () => {
    expect(pairSamples([sample('c', null)], [sample('b', null)], 5)).toEqual([]);
  });

  it('uses no sample twice and makes no more than asked', () => {
    const some = (prefix: string) =>
      fc
        .array(fc.record({ key: fc.constantFrom(null, 'k1', 'k2'), input: fc.constantFrom('a b c', LONG) }))
        .map((list) => list.map(({ key, input }, at) => sample(`${prefix}${at}`, input, key)));
    fc.assert(
      fc.property(some('c'), some('b'), fc.nat(8), (candidates, baselines, most) => {
        const pairs = pairSamples(candidates, baselines, most);
        const ids = pairs.flatMap(({ candidate, baseline }) => [candidate, baseline]);
        expect(pairs.length).toBeLessThanOrEqual(most);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
