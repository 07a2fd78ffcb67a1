import { binomial } from '@/lib/core/random/binomial';
import type { RandomStream } from '@/lib/core/random/random-stream';
import { changeShares, newSrm, srmStateLogE, stepSrm } from '@/lib/core/stats/sample-ratio-state';
import { SRM_THRESHOLD } from '@/lib/core/stats/thresholds';
import type { Experiment } from './experiment';
import { allocationAt, BLOCK, EVENTS } from './schedule';
import { percent, table } from './table';

const MOST_FALSE = 0.005;
/** A fault that is worth finding: a tenth of the candidate's requests get lost. */
const LOST = 0.1;

/** Does the sample ratio alarm in a release through five stages, of whose candidate's requests a part is lost? 1 or 0. */
export function runRatio(random: RandomStream, lost: number): number {
  const state = newSrm(2);
  let before = allocationAt(0);
  for (let start = 0, id = 0; start < EVENTS; start += BLOCK, id += 1) {
    const allocation = allocationAt(start / EVENTS);
    if (allocation !== before) changeShares(state, [before, 1 - before]);
    before = allocation;
    const nc = binomial(random, BLOCK, allocation);
    const kept = lost > 0 ? binomial(random, nc, 1 - lost) : nc;
    stepSrm(state, { id, counts: [kept, BLOCK - nc] });
    if (srmStateLogE(state, [allocation, 1 - allocation]) >= SRM_THRESHOLD) return 1;
  }
  return 0;
}

export const RATIO: Experiment = {
  title: 'Sample ratio: alarms in releases through five stages',
  part: 1,
  cases: [{ name: 'ratio', run: (random) => [runRatio(random, 0), runRatio(random, LOST)] }],
  report: ([rows = []]) => {
    const share = (place: number) => rows.filter((row) => row[place] === 1).length / rows.length;
    const [healthy, broken] = [share(0), share(1)];
    const faults: string[] = [];
    if (!(healthy <= MOST_FALSE))
      faults.push(`Sample ratio: ${percent(healthy)} alarm though right, at most ${percent(MOST_FALSE)}.`);
    if (!(broken > 0.9)) faults.push(`Sample ratio: only ${percent(broken)} of the faults are found.`);
    return {
      lines: table([
        ['', 'alarm'],
        ['as promised', percent(healthy)],
        ['a tenth of the candidate lost', percent(broken)],
      ]),
      faults,
    };
  },
};
