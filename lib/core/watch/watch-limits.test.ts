import { describe, expect, it } from 'vitest';
import type { Trigger } from '../release/note';
import { contribute, contributionOf, emptyRollup } from '../telemetry/rollup';
import { judgeWatch } from './judge-watch';
import { stepWatch } from './step-watch';
import { blockOf, note, PARSE, type Request, read, run, trigger } from './watch.fixture';
import { NO_REFERENCE } from './watch-reference';
import { watchSetup } from './watch-setup';
import { newWatchState } from './watch-state';

describe('a candidate that is worse everywhere', () => {
  const SLOW = trigger({ id: 'quality', metric: 'quality', threshold: 0.05, minRequests: 5_000 });

  it.each([
    ['one value covers everybody', () => 'all'],
    ['each of four regions', (k: number) => `region-${k % 4}`],
  ])('leaves nobody out one by one, while its trigger waits: %s', (_name, taskOf) => {
    const make = (arm: string, k: number) => ({ quality: arm === 'candidate' ? 0 : 0.9, task: taskOf(k) });
    const { slices, triggers } = read(run([SLOW], make, { blocks: 100 }), SLOW);
    expect(slices.some(({ fires }) => fires)).toBe(false);
    expect(slices.every(({ isSuspect }) => isSuspect)).toBe(true);
    expect(triggers[0]).toMatchObject({ needed: 4_000, fires: false });
  });
});

describe('amounts that do not vary', () => {
  const LIMIT_TOKENS = trigger({
    id: 'tokens',
    metric: 'input_tokens',
    comparison: 'absolute',
    threshold: 1_500,
  });
  const MORE_TOKENS = trigger({ id: 'more', metric: 'input_tokens', comparison: 'ratio', threshold: 0.15 });
  const sums = (n: number, each: number) => {
    const rollup = emptyRollup();
    for (let k = 0; k < n; k += 1) {
      contribute(rollup, contributionOf({ id: 'e', feature: 'f', input_tokens: each }, 0, null));
    }
    return rollup;
  };
  const watchTokens = (one: Trigger, baseline: number, candidate: number, mean = baseline, sd = 0) => {
    const reference = { ...NO_REFERENCE, yardsticks: { input_tokens: { mean, sd, phi: 1, n: 1_000 } } };
    const setup = watchSetup(note(one), reference);
    const state = newWatchState(-1);
    for (let number = 0; number < 40; number += 1) {
      const whole = { candidate: sums(10, candidate), baseline: sums(10, baseline) };
      stepWatch(state, { number, stageIndex: 1, whole, slices: [] }, setup);
    }
    return judgeWatch(state, setup).triggers[0];
  };

  it.each([
    ['below its limit', LIMIT_TOKENS, 500, 500, 487.3, 37.2, false],
    ['below its limit, of an odd reference', LIMIT_TOKENS, 500, 700.1, 487.3, 0.31, false],
    ['above its limit', LIMIT_TOKENS, 500, 2_000, 487.3, 37.2, true],
    ['ten times the baseline', MORE_TOKENS, 500, 5_000, 500, 0, true],
    ['the same as the baseline', MORE_TOKENS, 500, 500, 500, 0, false],
  ])('%s', (_name, one, baseline, candidate, mean, sd, fires) => {
    expect(watchTokens(one, baseline, candidate, mean, sd)?.fires).toBe(fires);
  });
});

describe('what has to be seen', () => {
  it('is both arms, of a trigger that compares', () => {
    const setup = watchSetup(note(PARSE), NO_REFERENCE);
    const state = newWatchState(-1);
    const failing = Array.from({ length: 1_000 }, (): Request => ({ arm: 'candidate', parse_failed: true }));
    stepWatch(state, blockOf(0, failing), setup);
    expect(judgeWatch(state, setup).triggers[0]).toMatchObject({ needed: 30, fires: false });
  });

  it('of values that the reference knew, is followed however many others there are', () => {
    const slices = [{ name: 'task', values: [{ value: 'zz', share: 0.5 }] }];
    const setup = watchSetup(note(PARSE), { ...NO_REFERENCE, slices });
    const state = newWatchState(-1);
    const many = Array.from(
      { length: 300 },
      (_, k): Request => ({ arm: 'candidate', task: `new-${k}`, parse_failed: false }),
    );
    stepWatch(state, blockOf(0, [...many, { arm: 'candidate', task: 'zz', parse_failed: false }]), setup);
    expect(Object.keys(state.slices)).toHaveLength(201);
    expect(judgeWatch(state, setup).slices.map(({ value }) => value)).toContain('zz');
  });
});
