import { RandomStream } from '@/lib/core/random/random-stream';
import { BURSTS } from './bursts';
import { DELAY } from './delay';
import type { Experiment } from './experiment';
import { GATE } from './gate';
import { HEALTHY } from './healthy';
import { RATIO } from './ratio';

export const EXPERIMENTS = { aa: HEALTHY, delay: DELAY, gate: GATE, cluster: BURSTS, srm: RATIO } as const;
export type ExperimentName = keyof typeof EXPERIMENTS;

/** Runs `from` to `to` (not included) of one case. */
export interface Job {
  experiment: ExperimentName;
  place: number;
  from: number;
  to: number;
  seed: number;
}

/** The same seed gives the same rows, however the runs are split into jobs. */
export function runJob({ experiment, place, from, to, seed }: Job): number[][] {
  const known: Experiment = EXPERIMENTS[experiment];
  const found = known.cases[place];
  if (!found) throw new Error(`The experiment ${experiment} has no case ${place}.`);
  const name = Object.keys(EXPERIMENTS).indexOf(experiment) * 1000 + place;
  const rows: number[][] = [];
  for (let run = from; run < to; run += 1) rows.push(found.run(new RandomStream(seed, name, run)));
  return rows;
}
