import type { Trigger } from '../release/note';
import {
  contribute,
  contributionOf,
  emptyRollup,
  type Rollup,
  reviewContribution,
} from '../telemetry/rollup';
import { judgeWatch } from './judge-watch';
import { stepWatch, type WatchedBlock } from './step-watch';
import { NO_REFERENCE, type WatchReference } from './watch-reference';
import { watchSetup } from './watch-setup';
import { newWatchState, type WatchState } from './watch-state';

export const trigger = (changes: Partial<Trigger>): Trigger => ({
  ...{ id: 't1', metric: 'parse_failures', comparison: 'margin', threshold: 0.02, minRequests: 30 },
  ...{ action: 'roll_back', inSlice: 'exclude', weight: 1 },
  ...changes,
});
export const QUALITY = trigger({ id: 'quality', metric: 'quality', threshold: 0.01 });
export const LATENCY = trigger({ id: 'slow', metric: 'latency_p95', comparison: 'ratio', threshold: 0.1 });
export const JUDGED = trigger({ id: 'judged', metric: 'judged_acceptable', threshold: 0.05 });
export const COST = trigger({ id: 'cost', metric: 'cost', comparison: 'ratio', threshold: 0.05 });
export const PARSE = trigger({ id: 'parse' });
export const LIMIT = trigger({ id: 'limit', comparison: 'absolute', threshold: 0.05 });
export const note = (...triggers: Trigger[]) => ({
  triggers,
  metricsToWatch: ['quality' as const],
  tolerances: {},
});

export interface Request {
  arm: 'candidate' | 'baseline';
  task?: string;
  quality?: number;
  parse_failed?: boolean;
  latency_ms?: number;
  cost_usd?: number;
  /** The share of an output's verdicts that say acceptable: then it is no request. */
  judged?: number;
}

export function blockOf(number: number, requests: readonly Request[], stageIndex = 1): WatchedBlock {
  const block: WatchedBlock & {
    slices: { dimension: string; value: string; arms: WatchedBlock['whole'] }[];
  } = {
    ...{ number, stageIndex, whole: {}, slices: [] },
  };
  const add = (arms: WatchedBlock['whole'], { arm, task: _task, judged, ...fields }: Request) => {
    const rollup: Rollup = arms[arm] ?? emptyRollup();
    arms[arm] = rollup;
    const event = { id: 'e', feature: 'f', ...fields };
    contribute(rollup, judged === undefined ? contributionOf(event, 0, null) : reviewContribution(judged));
  };
  for (const request of requests) {
    add(block.whole, request);
    if (request.task === undefined) continue;
    let slice = block.slices.find(({ value }) => value === request.task);
    if (!slice) {
      slice = { dimension: 'task', value: request.task, arms: {} };
      block.slices.push(slice);
    }
    add(slice.arms, request);
  }
  return block;
}

/** A few requests of both arms a block; what they show is as `make` says, `k` counting the requests of an arm. */
export function run(
  triggers: readonly Trigger[],
  make: (arm: Request['arm'], k: number) => Omit<Request, 'arm'>,
  { blocks = 200, each = 10, reference = NO_REFERENCE as WatchReference } = {},
): WatchState {
  const state = newWatchState(-1);
  const setup = watchSetup(note(...triggers), reference);
  for (let number = 0; number < blocks; number += 1) {
    const requests = (['candidate', 'baseline'] as const).flatMap((arm) =>
      Array.from({ length: each }, (_, k): Request => ({ arm, ...make(arm, number * each + k) })),
    );
    stepWatch(state, blockOf(number, requests), setup);
  }
  return state;
}

export const read = (state: WatchState, ...triggers: Trigger[]) =>
  judgeWatch(state, watchSetup(note(...triggers), NO_REFERENCE));
