import { describe, expect, it } from 'vitest';
import type { Trigger } from '../release/note';
import { contribute, contributionOf, emptyRollup, type Rollup } from '../telemetry/rollup';
import { BLOCK_MS, type WatchedBlock } from '../watch/step-watch';
import { NO_REFERENCE } from '../watch/watch-reference';
import { BlockReplay } from './block-replay';

const MARGIN: Trigger = {
  ...{ id: 'parse', metric: 'parse_failures', comparison: 'margin', threshold: 0.02, minRequests: 100 },
  ...{ action: 'roll_back', inSlice: 'exclude', weight: 1 },
};

function rollupOf(requests: number, failing: number): Rollup {
  const rollup = emptyRollup();
  for (let k = 0; k < requests; k += 1) {
    contribute(rollup, contributionOf({ id: 'e', feature: 'f', parse_failed: k < failing }, 0, null));
  }
  return rollup;
}

/** Ten requests of each arm a block, half of them in the task that is asked about. */
function blockOf(number: number, failing: number): WatchedBlock {
  const arms = (requests: number) => ({
    candidate: rollupOf(requests, failing),
    baseline: rollupOf(requests, 0),
  });
  return {
    ...{ number, stageIndex: 1, whole: arms(10) },
    slices: [{ dimension: 'task', value: 'primes', arms: arms(5) }],
  };
}

const play = (trigger: Trigger, blocks: readonly WatchedBlock[], exclusionsMs: readonly number[] = []) => {
  const replay = new BlockReplay(
    { triggers: [trigger], metricsToWatch: [], tolerances: {} },
    NO_REFERENCE,
    exclusionsMs,
  );
  for (const block of blocks) replay.take(block);
  return replay.finish();
};
const blocks = (count: number, failing: number) =>
  Array.from({ length: count }, (_, k) => blockOf(k, failing));

describe('triggers on stored blocks', () => {
  it('fire once, with the requests and the end of the minute in which it was seen', () => {
    const { triggers, cohorts, requests } = play(MARGIN, blocks(100, 3));
    expect(requests).toEqual({ candidate: 1_000, baseline: 1_000 });
    expect(triggers).toMatchObject([{ id: 'parse', nearest: 1, needed: 0 }]);
    const fired = triggers[0]?.fired;
    expect(fired?.sentence).toMatch(/^Parse failures 30\.0 % .* above the baseline's 0\.0 %/);
    // Two arms of ten a block.
    expect(fired?.requests).toBe(((fired?.atMs ?? 0) / BLOCK_MS) * 20);
    expect(cohorts).toMatchObject([{ attribute: 'task', value: 'primes', action: 'exclude' }]);
  });

  it('stay quiet where nothing is worse', () => {
    const { triggers, cohorts } = play(MARGIN, blocks(100, 0));
    expect(triggers).toMatchObject([
      { fired: null, nearest: 0, last: expect.stringMatching(/^Evidence 1 to 1/) },
    ]);
    expect(cohorts).toEqual([]);
  });

  it('say how many requests they would have needed to look', () => {
    const { triggers } = play({ ...MARGIN, minRequests: 500 }, blocks(10, 3));
    expect(triggers).toMatchObject([{ fired: null, nearest: 0, last: null, needed: 400 }]);
  });

  it.each([
    ['hold', [{ action: 'hold' }]],
    ['list', []],
  ] as const)('act on a cohort as the note says: %s', (inSlice, cohorts) => {
    expect(play({ ...MARGIN, inSlice }, blocks(100, 3)).cohorts).toMatchObject(cohorts);
  });

  it('begin anew where that release left a cohort out', () => {
    const later = [...blocks(50, 3), ...Array.from({ length: 5 }, (_, k) => blockOf(50 + k, 0))];
    const { triggers } = play(MARGIN, later, [50 * BLOCK_MS]);
    expect(triggers[0]?.fired).not.toBeNull();
    expect(triggers[0]?.needed).toBe(50);
  });

  it('have nothing to say of no block', () => {
    expect(play(MARGIN, [])).toMatchObject({ requests: { candidate: 0 }, triggers: [{ last: null }] });
  });
});
