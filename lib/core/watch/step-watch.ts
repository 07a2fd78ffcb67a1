import { tailShift } from '../stats/tail-latency';
import { addCounts, bucketIndex, bucketValue } from '../telemetry/latency-histogram';
import type { MetricId } from '../telemetry/metric';
import type { Rollup } from '../telemetry/rollup';
import { OTHER_VALUE } from '../telemetry/slice-values';
import { armHarm } from './arm-harm';
import { isTail, type Judged } from './harm-null';
import { sliceKey, weightOf } from './slice-budget';
import { type ArmsHarm, newTrack, stepTrack } from './track';
import type { WatchSetup } from './watch-setup';
import type { LatencyCounts, WatchState } from './watch-state';
import { LEAST_OF_LINE, LEAST_OF_YARDSTICK, tailLinesOf, toYardstick, type Yardstick } from './yardstick';

/** What both arms showed in one closed block; absent where they showed nothing. */
export interface WatchedArms {
  candidate?: Rollup;
  baseline?: Rollup;
}

/** One closed block of one stage: requests whose arm was decided by chance there. */
export interface WatchedBlock {
  /** Since 1970, in lengths of a block. */
  number: number;
  stageIndex: number;
  whole: WatchedArms;
  slices: readonly { dimension: string; value: string; arms: WatchedArms }[];
}

/** A block, as the watch takes it. */
export const BLOCK_MS = 5_000;
/** Stages in a plan are at most 20; a block in which one was left is two, in order. */
const STAGES_IN_BLOCK = 32;

export function blockId({ number, stageIndex }: Pick<WatchedBlock, 'number' | 'stageIndex'>): number {
  return number * STAGES_IN_BLOCK + stageIndex;
}

/** Takes the next block into account; one that was taken before changes nothing. Changes `state`. */
export function stepWatch(state: WatchState, block: WatchedBlock, setup: WatchSetup): void {
  const id = blockId(block);
  if (id <= state.through) return;
  const arms = (whole: WatchedArms, judged: Judged): ArmsHarm => harmOf(whole, judged, state, setup);
  fitTriggers(state, setup);
  for (const { key, trigger, setup: track } of setup.triggers) {
    const found = state.triggers[key];
    const yardstick = yardstickOf(state, setup, trigger.metric);
    if (found) stepTrack(found, id, arms(block.whole, trigger), track, yardstick);
  }
  // What still arrives of a stage that was left says nothing of the one that is.
  const isOfGate = block.stageIndex >= state.gate.stageIndex;
  if (isOfGate) fitGate(state, setup, block.stageIndex);
  for (const { key, judged, safe, harm } of isOfGate ? setup.tolerances : []) {
    const tracks = state.gate.tolerances[key];
    if (!tracks) continue;
    const shown = arms(block.whole, judged);
    const yardstick = yardstickOf(state, setup, judged.metric);
    stepTrack(tracks.safe, id, shown, safe, yardstick);
    stepTrack(tracks.harm, id, shown, harm, yardstick);
  }
  addLatency(state.latency.candidate, block.whole.candidate);
  addLatency(state.latency.baseline, block.whole.baseline);
  for (const slice of block.slices) stepSlice(state, id, slice, setup);
  state.through = id;
  // Last: a yardstick is made of earlier blocks alone.
  learn(state, block.whole.baseline, setup);
}

/**
 * Another cohort was left out: where it had a part in what was compared, or nobody says which it was, everything but the
 * slices' weights begins anew.
 * Changes `state`.
 */
export function beginEpoch(
  state: WatchState,
  {
    epoch,
    through,
    excluded,
  }: { epoch: number; through: number; excluded: { attribute: string; value: string } | null },
): void {
  state.epoch = epoch;
  const left = excluded && state.slices[sliceKey(excluded.attribute, excluded.value)];
  const hadPart =
    excluded === null ||
    Object.values(left?.tracks ?? {}).some(({ mean }) => mean.candidate.n + mean.baseline.n > 0);
  if (!hadPart) return;
  state.restarts += 1;
  state.through = Math.max(state.through, through);
  state.triggers = {};
  state.gate = { stageIndex: -1, tolerances: {} };
  state.latency = { candidate: [], baseline: [] };
  for (const slice of Object.values(state.slices)) slice.tracks = {};
}

export function yardstickOf(
  { learned }: Pick<WatchState, 'learned'>,
  { reference }: Pick<WatchSetup, 'reference'>,
  metric: MetricId,
): Yardstick | null {
  return reference.yardsticks[metric] ?? learned.yardsticks[metric] ?? null;
}

/** The bucket above which a latency's trigger counts requests of each arm; null while the line is not drawn. */
export function linesOf(
  judged: Judged,
  { learned }: Pick<WatchState, 'learned'>,
  { reference }: Pick<WatchSetup, 'reference'>,
): { candidate: number; baseline: number } | null {
  if (!isTail(judged.metric)) return null;
  if (judged.comparison === 'absolute') {
    const line = bucketIndex(judged.threshold);
    return { candidate: line, baseline: line };
  }
  const line = reference.lines[judged.metric] ?? learned.lines[judged.metric];
  if (line === undefined) return null;
  if (judged.comparison === 'ratio') {
    return { candidate: line + tailShift(judged.threshold), baseline: line };
  }
  const moved = bucketIndex(bucketValue(line) + judged.threshold);
  return { candidate: Math.max(line, moved), baseline: line };
}

function harmOf(
  { candidate, baseline }: WatchedArms,
  judged: Judged,
  state: WatchState,
  setup: WatchSetup,
): ArmsHarm {
  const lines = linesOf(judged, state, setup);
  // A limit is on what is paid; what is cut could never reach it.
  const isCapped = setup.reference.isCapped && judged.comparison !== 'absolute';
  return {
    candidate: armHarm(candidate, judged.metric, { line: lines?.candidate ?? null, isCapped }),
    baseline: armHarm(baseline, judged.metric, { line: lines?.baseline ?? null, isCapped }),
  };
}

function fitTriggers(state: WatchState, setup: WatchSetup): void {
  const wanted = new Set(setup.triggers.map(({ key }) => key));
  for (const key of Object.keys(state.triggers)) if (!wanted.has(key)) delete state.triggers[key];
  for (const { key, setup: track } of setup.triggers) {
    state.triggers[key] ??= newTrack(track);
  }
}

function fitGate(state: WatchState, setup: WatchSetup, stageIndex: number): void {
  if (state.gate.stageIndex !== stageIndex) state.gate = { stageIndex, tolerances: {} };
  const wanted = new Set(setup.tolerances.map(({ key }) => key));
  for (const key of Object.keys(state.gate.tolerances))
    if (!wanted.has(key)) delete state.gate.tolerances[key];
  for (const { key, safe, harm } of setup.tolerances) {
    state.gate.tolerances[key] ??= { safe: newTrack(safe), harm: newTrack(harm) };
  }
}

/** Later ones would have next to nothing of the budget; this bounds what is remembered. */
const MOST_SLICES = 200;

function stepSlice(
  state: WatchState,
  id: number,
  { dimension, value, arms }: WatchedBlock['slices'][number],
  setup: WatchSetup,
): void {
  const name = sliceKey(dimension, value);
  if (value === OTHER_VALUE) return;
  const isNew = !state.slices[name] && !setup.budget.known.has(name);
  if (isNew && Object.keys(state.slices).length >= MOST_SLICES) return;
  const slice = state.slices[name] ?? {
    dimension,
    value,
    weight: weightOf(setup.budget, dimension, value, state.newcomers),
    tracks: {},
  };
  state.slices[name] = slice;
  for (const key of Object.keys(slice.tracks)) {
    if (!setup.scans.some((scan) => scan.key === key)) delete slice.tracks[key];
  }
  for (const { key, judged, setup: track } of setup.scans) {
    const shown = harmOf(arms, judged, state, setup);
    const known = slice.tracks[key];
    if (!known && shown.candidate.n === 0 && shown.baseline.n === 0) continue;
    const found = known ?? newTrack(track);
    slice.tracks[key] = found;
    stepTrack(found, id, shown, track, yardstickOf(state, setup, judged.metric));
  }
}

/** Kept in the order of buckets, so that the same blocks make the same text. Changes `into`. */
function addLatency(into: LatencyCounts, arm: Rollup | undefined): void {
  if (!arm || arm.latency.size === 0) return;
  const counts = new Map(into);
  addCounts(counts, [...arm.latency.keys()], [...arm.latency.values()]);
  into.splice(0, into.length, ...[...counts].sort(([a], [b]) => a - b));
}

/** Nothing was compared up to this instant: what follows begins after it. Changes `state`. */
export function settleWatch(state: WatchState, settledMs: number): void {
  state.through = Math.max(state.through, lastIdBefore(settledMs));
}

/** The highest id of a block that had ended at this instant. */
export function lastIdBefore(ms: number): number {
  return blockId({ number: Math.floor(ms / BLOCK_MS) - 1, stageIndex: STAGES_IN_BLOCK - 1 });
}

/** The first instant whose blocks are not taken yet, epoch ms. */
export function untakenFrom({ through }: Pick<WatchState, 'through'>): number {
  const number = Math.floor(through / STAGES_IN_BLOCK);
  return (through % STAGES_IN_BLOCK === STAGES_IN_BLOCK - 1 ? number + 1 : number) * BLOCK_MS;
}

function learn(state: WatchState, baseline: Rollup | undefined, setup: WatchSetup): void {
  if (!baseline) return;
  learnLines(state, baseline, setup);
  const metrics = new Set([
    ...setup.scans.map(({ judged }) => judged.metric),
    ...setup.triggers.map(({ trigger }) => trigger.metric),
  ]);
  for (const metric of metrics) {
    if (yardstickOf(state, setup, metric) || isTail(metric)) continue;
    const shown = armHarm(baseline, metric, { line: null, isCapped: setup.reference.isCapped });
    if (![shown.n, shown.sum, shown.squares].every(Number.isFinite)) continue;
    const known = state.learning.sums[metric] ?? { n: 0, sum: 0, squares: 0 };
    const sums = {
      n: known.n + shown.n,
      sum: known.sum + shown.sum,
      squares: known.squares + shown.squares,
    };
    if (sums.n < LEAST_OF_YARDSTICK) state.learning.sums[metric] = sums;
    else {
      state.learned.yardsticks[metric] = toYardstick(sums, 1);
      delete state.learning.sums[metric];
    }
  }
}

function learnLines(state: WatchState, baseline: Rollup, { reference }: WatchSetup): void {
  const isDrawn = Object.keys(reference.lines).length > 0 || Object.keys(state.learned.lines).length > 0;
  if (isDrawn) return;
  const latency = new Map(state.learning.latency);
  addCounts(latency, [...baseline.latency.keys()], [...baseline.latency.values()]);
  const total = [...latency.values()].reduce((sum, count) => sum + count, 0);
  if (total < LEAST_OF_LINE) state.learning.latency = [...latency].sort(([a], [b]) => a - b);
  else {
    state.learned.lines = tailLinesOf(latency);
    state.learning.latency = [];
  }
}

/** When the block of this id ended, epoch ms. */
export function blockEnd(id: number): number {
  return (Math.floor(id / STAGES_IN_BLOCK) + 1) * BLOCK_MS;
}
