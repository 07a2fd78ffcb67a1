import { groupBy } from '../group-by';
import type { RandomStream } from '../random/random-stream';
import { hasMinimum } from '../stats/thresholds';
import type { Rollup } from '../telemetry/rollup';
import { armHarm } from './arm-harm';
import { splitRow } from './split-row';
import { BLOCK_MS, blockId, linesOf } from './step-watch';
import { type ArmsHarm, armsSeen, newTrack, stepTrack, trackLogE } from './track';
import type { WatchedTrigger, WatchSetup } from './watch-setup';

/** Baseline traffic of one stretch of time. */
export interface TrafficRow {
  startsAtMs: number;
  rollup: Rollup;
}

export interface PreviewedFirings {
  /** Days on which the metric was observed, each played as a release of its own. */
  days: number;
  /** Of them, those in which the trigger fired though both arms were the same. */
  fired: number;
}

const DAY_MS = 86_400_000;
export const NOTHING_LEARNED = { learned: { yardsticks: {}, lines: {} } };

/** What one day played as a release came to; empty: the metric was not observed. */
export type PlayedDay = 'empty' | 'quiet' | 'fired';

/**
 * Plays a trigger on traffic in which nothing was worse: each day (UTC) of the baseline is a release, its requests split by
 * chance at the stage's share, with the trigger's own null, threshold and least number of requests. A trigger with a limit
 * looks at the baseline as if all of it were the candidate. Rows in the order of time; each is one block. One day at a time,
 * so that whoever serves others too can do so in between.
 */
export function* playDays(
  rows: readonly TrafficRow[],
  watched: WatchedTrigger,
  setup: WatchSetup,
  { share, random }: { share: number; random: RandomStream },
): Generator<PlayedDay> {
  const { trigger } = watched;
  const lines = linesOf(trigger, NOTHING_LEARNED, setup);
  const shown = ({ rollup }: TrafficRow): ArmsHarm =>
    trigger.comparison === 'absolute'
      ? {
          candidate: armHarm(rollup, trigger.metric, { line: lines?.candidate ?? null, isCapped: false }),
          baseline: { n: 0, sum: 0, squares: 0 },
        }
      : splitRow(rollup, trigger.metric, { lines, share, random });
  for (const day of daysOf(rows)) yield play(day, watched, setup, shown);
}

export function countFirings(played: readonly PlayedDay[]): PreviewedFirings {
  return {
    days: played.filter((outcome) => outcome !== 'empty').length,
    fired: played.filter((outcome) => outcome === 'fired').length,
  };
}

function daysOf(rows: readonly TrafficRow[]): Iterable<TrafficRow[]> {
  return groupBy(rows, ({ startsAtMs }) => Math.floor(startsAtMs / DAY_MS)).values();
}

function play(
  day: readonly TrafficRow[],
  { trigger, setup: track, threshold }: WatchedTrigger,
  { reference }: WatchSetup,
  shown: (row: TrafficRow) => ArmsHarm,
): PlayedDay {
  const yardstick = reference.yardsticks[trigger.metric] ?? null;
  const state = newTrack(track);
  for (const row of day) {
    const id = blockId({ number: Math.floor(row.startsAtMs / BLOCK_MS), stageIndex: 1 });
    stepTrack(state, id, shown(row), track, yardstick);
    const { n, x } = armsSeen(state, track, yardstick).candidate;
    if (n < trigger.minRequests || !hasMinimum(n, x)) continue;
    if (trackLogE(state, track, yardstick) >= threshold) return 'fired';
  }
  const { candidate, baseline } = armsSeen(state, track, yardstick);
  return candidate.n + baseline.n > 0 ? 'quiet' : 'empty';
}
