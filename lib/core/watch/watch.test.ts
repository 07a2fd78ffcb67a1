import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contribute, correctionOf, emptyRollup } from '../telemetry/rollup';
import { judgeWatch } from './judge-watch';
import { cohortSentence, watchMethod } from './reading-sentence';
import { beginEpoch, blockId, stepWatch, untakenFrom } from './step-watch';
import {
  blockOf,
  COST,
  JUDGED,
  LATENCY,
  LIMIT,
  note,
  PARSE,
  QUALITY,
  type Request,
  read,
  run,
  trigger,
} from './watch.fixture';
import { NO_REFERENCE } from './watch-reference';
import { watchSetup } from './watch-setup';
import { newWatchState, type WatchState } from './watch-state';

describe('a trigger', () => {
  it.each([
    [
      'parse failures beyond the margin',
      PARSE,
      (arm: string, k: number) => ({ parse_failed: k % 10 === 0 && arm === 'candidate' }),
      true,
    ],
    ['parse failures within it', PARSE, (_: string, k: number) => ({ parse_failed: k % 20 === 0 }), false],
    [
      'parse failures above the limit',
      LIMIT,
      (arm: string, k: number) => ({ parse_failed: arm === 'candidate' && k % 5 === 0 }),
      true,
    ],
    [
      'quality that drops',
      QUALITY,
      (arm: string, k: number) => ({ quality: (arm === 'candidate' ? 0.7 : 0.9) + (k % 7) / 100 }),
      true,
    ],
    [
      'quality that rises',
      QUALITY,
      (arm: string, k: number) => ({ quality: (arm === 'candidate' ? 0.9 : 0.7) + (k % 7) / 100 }),
      false,
    ],
    [
      'outputs that two judges find acceptable less often',
      JUDGED,
      (arm: string, k: number) => ({ judged: arm === 'candidate' ? (k % 3) / 2 : ([1, 1, 0.5][k % 3] ?? 1) }),
      true,
    ],
    [
      'outputs that they disagree on alike',
      JUDGED,
      (_: string, k: number) => ({ judged: (k % 3) / 2 }),
      false,
    ],
    [
      'a slower tail',
      LATENCY,
      (arm: string, k: number) => ({ latency_ms: (100 + (k % 100)) * (arm === 'candidate' ? 1.6 : 1) }),
      true,
    ],
    [
      'a faster tail',
      LATENCY,
      (arm: string, k: number) => ({ latency_ms: (100 + (k % 100)) * (arm === 'candidate' ? 0.6 : 1) }),
      false,
    ],
    [
      'a dearer candidate',
      COST,
      (arm: string, k: number) => ({ cost_usd: (0.01 + (k % 9) / 1000) * (arm === 'candidate' ? 1.5 : 1) }),
      true,
    ],
    [
      'a cheaper candidate',
      COST,
      (arm: string, k: number) => ({ cost_usd: (0.01 + (k % 9) / 1000) * (arm === 'candidate' ? 0.5 : 1) }),
      false,
    ],
  ])('%s', (_name, one, make, fires) => {
    const [reading] = read(run([one], make), one).triggers;
    expect(reading).toMatchObject({ triggerId: one.id, fires });
    expect(reading?.candidate.n).toBeGreaterThanOrEqual(1000);
  });

  it('does not fire on a few failures, however much they say', () => {
    const state = run([PARSE], (arm) => ({ parse_failed: arm === 'candidate' }), { blocks: 2, each: 10 });
    expect(read(state, PARSE).triggers[0]).toMatchObject({ fires: false, needed: 10 });
    expect(read(state, PARSE).triggers[0]?.logE).toBeGreaterThan(5);
  });

  it('says nothing of a block with one arm alone, or without data', () => {
    const setup = watchSetup(note(PARSE, QUALITY, LATENCY, COST), NO_REFERENCE);
    const state = newWatchState(-1);
    for (let number = 0; number < 50; number += 1) {
      const alone = Array.from(
        { length: 40 },
        (): Request => ({ arm: 'candidate', parse_failed: true, quality: 0 }),
      );
      stepWatch(state, blockOf(number, alone), setup);
    }
    const { triggers, tolerances, slices } = judgeWatch(state, setup);
    expect(triggers.some(({ fires }) => fires)).toBe(false);
    expect(tolerances.map(({ outcome }) => outcome)).toEqual(['no_data']);
    expect(slices).toEqual([]);
  });

  it('that was edited begins anew, and the others go on', () => {
    const state = run([PARSE, QUALITY], (_, k) => ({ parse_failed: k % 20 === 0, quality: 0.9 }));
    const edited = { ...PARSE, threshold: 0.05 };
    const setup = watchSetup(note(edited, QUALITY), NO_REFERENCE);
    stepWatch(state, blockOf(500, [{ arm: 'candidate', parse_failed: false, quality: 1 }]), setup);
    const [parse, quality] = judgeWatch(state, setup).triggers;
    expect(parse?.candidate.n).toBe(1);
    expect(quality?.candidate.n).toBe(2001);
  });
});

describe('the one cohort that got worse', () => {
  // Of four tasks one loses a fifth of its successes; the whole loses a twentieth, within the trigger's margin.
  const make = (arm: Request['arm'], k: number) => {
    const task = ['sums', 'primes', 'proofs', 'code'][k % 4] ?? '';
    const isLost = task === 'primes' && arm === 'candidate' && k % 5 !== 0;
    return { task, quality: isLost ? 0 : k % 10 === 0 ? 0.5 : 1 };
  };
  const LOOSE = trigger({ id: 'quality', metric: 'quality', threshold: 0.3 });

  it('is found, and the others are not', () => {
    const state = run([LOOSE], make, { blocks: 60 });
    const { slices, triggers } = read(state, LOOSE);
    expect(triggers[0]?.fires).toBe(false);
    expect(slices.filter(({ fires }) => fires).map(({ value }) => value)).toEqual(['primes']);
    expect(slices[0]).toMatchObject({
      value: 'primes',
      isSuspect: true,
      action: 'exclude',
      triggerId: 'quality',
    });
    expect(slices.slice(1).some(({ isSuspect }) => isSuspect)).toBe(false);
  });

  it('leaves everybody else to begin anew when it is excluded', () => {
    const state = run([LOOSE], make, { blocks: 60 });
    const through = blockId({ number: 70, stageIndex: 1 });
    beginEpoch(state, { epoch: 1, through, excluded: { attribute: 'task', value: 'primes' } });
    const setup = watchSetup(note(LOOSE), NO_REFERENCE);
    stepWatch(state, blockOf(70, [{ arm: 'candidate', quality: 0 }]), setup);
    stepWatch(state, blockOf(71, [{ arm: 'candidate', quality: 1, task: 'sums' }]), setup);
    const { triggers, slices } = judgeWatch(state, setup);
    expect(triggers[0]?.candidate.n).toBe(1);
    expect(slices.map(({ value, candidate }) => [value, candidate.n])).toEqual([['sums', 1]]);
  });
});

describe('what is remembered', () => {
  it('of a gate is not lost to what still arrives of an earlier stage', () => {
    const setup = watchSetup(note(QUALITY), NO_REFERENCE);
    const state = newWatchState(-1);
    const each = (arm: Request['arm'], quality: number) =>
      Array.from({ length: 10 }, (_, k): Request => ({ arm, quality: quality + (k % 5) / 100 }));
    for (let number = 0; number < 200; number += 1) {
      stepWatch(state, blockOf(number, [{ arm: 'candidate', quality: 0.9 }], 1), setup);
      stepWatch(state, blockOf(number, [...each('candidate', 0.6), ...each('baseline', 0.9)], 2), setup);
    }
    const { tolerances } = judgeWatch(state, setup);
    expect(tolerances[0]).toMatchObject({ outcome: 'fail', candidate: { n: 2_000 } });
  });

  it('stays when a cohort is left out that had no part in it', () => {
    const state = run([PARSE], () => ({ parse_failed: false }), { blocks: 20 });
    beginEpoch(state, { epoch: 1, through: 0, excluded: { attribute: 'x', value: 'nobody' } });
    expect(read(state, PARSE).triggers[0]?.candidate.n).toBe(200);
    expect(state.restarts).toBe(0);
  });

  it('is the same to the bit after a restart at any block, and by blocks that come twice', () => {
    const blocks = Array.from({ length: 40 }, (_, number) =>
      blockOf(
        number,
        Array.from(
          { length: 12 },
          (_, k): Request => ({
            arm: k % 3 === 0 ? 'candidate' : 'baseline',
            task: `t${(k * 7 + number) % 5}`,
            quality: ((k * 13 + number * 7) % 100) / 100,
            parse_failed: (k + number) % 11 === 0,
            latency_ms: 50 + ((k * 31 + number * 17) % 400),
            cost_usd: 0.001 * ((k + number) % 13),
          }),
        ),
        number < 20 ? 1 : 2,
      ),
    );
    const setup = watchSetup(note(PARSE, QUALITY, LATENCY, COST), NO_REFERENCE);
    const whole = newWatchState(-1);
    for (const block of blocks) stepWatch(whole, block, setup);
    fc.assert(
      fc.property(fc.nat(39), fc.nat(39), (stopAt, again) => {
        let state = newWatchState(-1);
        for (const [place, block] of blocks.entries()) {
          if (place === stopAt) state = JSON.parse(JSON.stringify(state)) as WatchState;
          stepWatch(state, block, setup);
          const earlier = blocks[Math.min(place, again)];
          if (earlier) stepWatch(state, earlier, setup);
        }
        expect(JSON.stringify(state)).toBe(JSON.stringify(whole));
      }),
      { numRuns: 20 },
    );
    expect(untakenFrom(whole)).toBe(39 * 5000);
  });

  it('nets what a later word on an outcome takes back', () => {
    const setup = watchSetup(note(PARSE), NO_REFERENCE);
    const state = newWatchState(-1);
    const failed = Array.from({ length: 40 }, (): Request => ({ arm: 'candidate', parse_failed: true }));
    const fine = Array.from({ length: 40 }, (): Request => ({ arm: 'baseline', parse_failed: false }));
    stepWatch(state, blockOf(0, [...failed, ...fine]), setup);
    // Ten were no failures after all: the block shows less than nothing.
    const taken = emptyRollup();
    for (let k = 0; k < 10; k += 1)
      contribute(taken, correctionOf({ parse_failed: true }, { parse_failed: false }));
    stepWatch(state, { ...blockOf(1, []), whole: { candidate: taken } }, setup);
    stepWatch(state, blockOf(2, [...failed, ...fine]), setup);
    expect(judgeWatch(state, setup).triggers[0]?.candidate).toMatchObject({ n: 80, x: 70 });
  });

  it('asks a gate anew at each stage', () => {
    const setup = watchSetup(note(QUALITY), NO_REFERENCE);
    const state = newWatchState(-1);
    const both = (arm: Request['arm']): Request => ({ arm, quality: 0.9 });
    stepWatch(state, blockOf(0, [both('candidate'), both('baseline')], 1), setup);
    stepWatch(state, blockOf(1, [both('candidate')], 2), setup);
    const { stageIndex, tolerances, triggers } = judgeWatch(state, setup);
    expect(stageIndex).toBe(2);
    expect(tolerances[0]).toMatchObject({ outcome: 'no_data', candidate: { n: 1 }, baseline: { n: 0 } });
    expect(triggers[0]?.candidate.n).toBe(2);
  });
});

describe('a gate', () => {
  it.each([
    ['passes a candidate that is as good', 0.9, 0.9, 'pass'],
    ['fails one that is worse', 0.9, 0.8, 'fail'],
  ])('%s', (_name, baseline, candidate, outcome) => {
    const make = (arm: Request['arm'], k: number) => ({
      quality: (arm === 'candidate' ? candidate : baseline) + ((k * 7) % 11) / 200,
    });
    const { tolerances } = read(run([], make, { blocks: 400 }));
    expect(tolerances[0]).toMatchObject({ metric: 'quality', outcome });
  });

  it('says about how many more requests it needs', () => {
    const make = (_: string, k: number) => ({ quality: 0.8 + ((k * 7) % 11) / 50 });
    const { tolerances } = read(run([], make, { blocks: 8 }));
    expect(tolerances[0]).toMatchObject({ outcome: 'inconclusive', forecast: { kind: 'about' } });
  });

  it.each([
    ['no data', () => ({})],
    ['a baseline that never fails nor varies', () => ({ quality: 1 })],
    ['a baseline that never varies', () => ({ quality: 0.9 })],
    ['NaN', () => ({ quality: Number.NaN })],
  ])('never passes on %s', (_name, make) => {
    const { tolerances } = read(run([], make, { blocks: 100 }));
    expect(tolerances[0]?.outcome).not.toBe('pass');
  });
});

describe('how it is judged, in words', () => {
  it('is two sentences that fit the metric and the comparison', () => {
    for (const judged of [
      PARSE,
      LIMIT,
      LATENCY,
      COST,
      trigger({ metric: 'latency_p50', comparison: 'absolute' }),
    ]) {
      const method = watchMethod(judged);
      expect(method.match(/\.(?= |$)/g), method).toHaveLength(2);
    }
    expect(watchMethod(PARSE)).toContain('parse failures of the two arms that were served side by side');
    expect(watchMethod(LIMIT)).toContain('whatever the baseline does');
    expect(watchMethod(LATENCY)).toContain('5 in 100 of the baseline’s exceed');
  });

  it('names the mark of one cohort only where something acts at it', () => {
    const arm = (value: number, n: number) => ({ n, x: null, mean: value, value });
    const reading = {
      ...{
        logE: Math.log(31),
        threshold: Math.log(3200),
        candidate: arm(0.81, 214),
        baseline: arm(0.9, 220),
      },
      interval: { low: 0.04, estimate: 0.09, high: 0.14 },
    };
    const cohort = { attribute: 'queue', value: 'refunds' };
    expect(cohortSentence('quality', reading, cohort, true)).toBe(
      "In queue = refunds, quality 0.810 (n 214) against the baseline's 0.900 (n 220): worse by 0.040 to 0.140. Evidence 31 to 1; it acts at 3,200 to 1.",
    );
    expect(cohortSentence('quality', reading, cohort, false)).toContain(
      'Evidence 31 to 1; nothing acts on it by itself.',
    );
  });
});
