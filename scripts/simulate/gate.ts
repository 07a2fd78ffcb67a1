import { binomial } from '@/lib/core/random/binomial';
import type { RandomStream } from '@/lib/core/random/random-stream';
import { SAFE } from '@/lib/core/stats/odds-grid';
import { GATE_THRESHOLD } from '@/lib/core/stats/thresholds';
import type { Experiment } from './experiment';
import { pairJudge } from './judge';
import { yesOrNo } from './metric';
import { BLOCK, EVENTS } from './schedule';
import { percent, quantile, table } from './table';

export interface Gate {
  baseline: number;
  /** How many times the baseline's rate the candidate's may be. */
  r: number;
  allocation: number;
}

const MOST_FALSE_PASSES = 0.07;
const GATES: readonly Gate[] = [
  { baseline: 0.01, r: 1.5 },
  { baseline: 0.02, r: 1.5 },
  { baseline: 0.1, r: 1.2 },
].flatMap((gate) => [0.1, 0.5].map((allocation) => ({ ...gate, allocation })));

/** After how many of the candidate's requests does the gate pass, if its rate is `times` the baseline's? Infinity: never. */
export function runGate(
  random: RandomStream,
  { baseline, r, allocation }: Gate,
  times: number,
  threshold = GATE_THRESHOLD,
): number {
  const judge = pairJudge({ grid: SAFE, pRef: baseline, r, phi: 1 });
  let candidates = 0;
  for (let id = 0; id < EVENTS / BLOCK; id += 1) {
    const nc = binomial(random, BLOCK, allocation);
    const nb = BLOCK - nc;
    candidates += nc;
    const logE = judge(id, {
      candidate: yesOrNo(nc, binomial(random, nc, times * baseline)),
      baseline: yesOrNo(nb, binomial(random, nb, baseline)),
    });
    if (logE >= threshold) return candidates;
  }
  return Number.POSITIVE_INFINITY;
}

const CASES = GATES.map((gate) => ({
  gate,
  name: `${percent(gate.baseline)}, at most x ${gate.r}, at ${100 * gate.allocation} %`,
  // At the margin, which must not pass, and as good as the baseline, which should.
  run: (random: RandomStream) => [runGate(random, gate, gate.r), runGate(random, gate, 1)],
}));

export function falsePasses(rows: readonly (readonly number[])[]): number {
  return rows.filter(([atMargin]) => Number.isFinite(atMargin)).length / rows.length;
}

export const GATE: Experiment = {
  title:
    'Gates: passed though at the margin; requests of a harmless candidate until passed, median / 90 of 100',
  part: 1,
  cases: CASES,
  report: (rows) => ({
    lines: table([
      ['rate and margin', 'false passes', 'to pass'],
      ...CASES.map(({ name }, place) => {
        const of = rows[place] ?? [];
        const needed = of.map(([, harmless = Number.NaN]) => harmless);
        const shown = [0.5, 0.9].map((part) => quantile(needed, part)).map(orLater);
        return [name, percent(falsePasses(of)), shown.join(' / ')];
      }),
    ]),
    faults: CASES.flatMap(({ name }, place) => {
      const share = falsePasses(rows[place] ?? []);
      return share <= MOST_FALSE_PASSES
        ? []
        : [`${name}: ${percent(share)} pass at the margin, at most ${percent(MOST_FALSE_PASSES)}.`];
    }),
  }),
};

function orLater(requests: number): string {
  return Number.isFinite(requests) ? String(requests) : 'later';
}
