import { describe, expect, it } from 'vitest';
import { differenceInterval, newTrack, stepTrack, type TrackSetup } from './track';

const ALPHA = 0.05;
const RELATIVE = { kind: 'relative', r: 1, margin: 0.1 } as const;
const ABSOLUTE = { kind: 'absolute', limit: 0.2 } as const;

const harmful = (n: number, x: number) => ({ n, sum: x, squares: x });

function intervalOf(given: Pick<TrackSetup, 'metric' | 'null'>, candidate: number, baseline: number, n = 8) {
  const setup = { ...given, direction: 'harm', population: 'whole' } as const;
  const state = newTrack(setup);
  stepTrack(state, 1, { candidate: harmful(n, candidate), baseline: harmful(n, baseline) }, setup, null);
  const interval = differenceInterval(state, setup, null, ALPHA);
  if (!interval) throw new Error('Something can be said');
  return interval;
}

describe('the interval of a difference', () => {
  it.each([
    ['of rates, where nearly all of one arm fail', RELATIVE, 8, 1, [-1, 1]],
    ['of rates, where nearly all of the other do', RELATIVE, 0, 7, [-1, 1]],
    ['of a rate and its limit', ABSOLUTE, 8, 1, [-0.2, 0.8]],
    ['of a rate of nothing and its limit', ABSOLUTE, 0, 1, [-0.2, 0.8]],
  ] as const)('ends where no value can be: %s', (_, hypothesis, candidate, baseline, [least, most]) => {
    const { low, estimate, high } = intervalOf(
      { metric: 'parse_failures', null: hypothesis },
      candidate,
      baseline,
    );
    expect(low).toBeGreaterThanOrEqual(least);
    expect(high).toBeLessThanOrEqual(most);
    expect([low, high].some((end) => end === least || end === most)).toBe(true);
    expect(estimate).toBeGreaterThanOrEqual(low);
    expect(estimate).toBeLessThanOrEqual(high);
  });

  it('is what it was where everything in it can be', () => {
    const { low, estimate, high } = intervalOf({ metric: 'parse_failures', null: RELATIVE }, 300, 200, 1_000);
    expect(high - estimate).toBeCloseTo(estimate - low, 12);
    expect(estimate).toBeCloseTo(0.1, 12);
  });
});
