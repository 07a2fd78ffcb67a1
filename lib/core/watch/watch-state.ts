import type { ArmSums } from '../stats/mantel-haenszel';
import type { MetricId } from '../telemetry/metric';
import type { Newcomers } from './slice-budget';
import type { TrackState } from './track';
import type { TailLines, Yardsticks } from './yardstick';

export interface SliceState {
  dimension: string;
  value: string;
  /** Of the slices' part of alpha, fixed when the slice turned up. */
  weight: number;
  /** By scan, as the triggers are. */
  tracks: Record<string, TrackState>;
}

/**
 * Everything that the watch remembers of a release. Plain numbers and texts, so that JSON keeps it to the bit, and replaying
 * the blocks in order makes the same again.
 */
export interface WatchState {
  /** The last block that was taken. */
  through: number;
  /** How many cohorts were left out when this began: with one more, everybody else is another population. */
  epoch: number;
  /** How often everything began anew: each time with half of the error budget that there was before. */
  restarts: number;
  /** By what each judges, so that an edited one begins anew and the others go on. */
  triggers: Record<string, TrackState>;
  slices: Record<string, SliceState>;
  newcomers: Newcomers;
  /** Of the stage alone: what a wider cohort has shown is not what a narrow one did. */
  gate: {
    stageIndex: number;
    tolerances: Record<string, { safe: TrackState; harm: TrackState }>;
  };
  /** Of all requests that were compared, for the percentiles that people know. */
  latency: { candidate: LatencyCounts; baseline: LatencyCounts };
  /** Made of the release's own first blocks where the reference has none, and then fixed. */
  learned: { yardsticks: Yardsticks; lines: TailLines };
  /** The baseline's sums until they are enough for a yardstick, and its latencies until they are for the lines. */
  learning: { sums: Partial<Record<MetricId, ArmSums>>; latency: LatencyCounts };
}

export type LatencyCounts = [bucket: number, count: number][];

export function newWatchState(through: number): WatchState {
  return {
    through,
    epoch: 0,
    restarts: 0,
    triggers: {},
    slices: {},
    newcomers: { dimensions: [], values: {} },
    gate: { stageIndex: -1, tolerances: {} },
    latency: { candidate: [], baseline: [] },
    learned: { yardsticks: {}, lines: {} },
    learning: { sums: {}, latency: [] },
  };
}
