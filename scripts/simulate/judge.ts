import { absLogE, newAbs, stepAbs } from '@/lib/core/stats/abs';
import { type ArmSums, newMean, stepMean } from '@/lib/core/stats/mantel-haenszel';
import { type MeanSetup, meanLogE } from '@/lib/core/stats/mean';
import { newPair, type PairSetup, pairLogE, stepPair } from '@/lib/core/stats/pair';
import { qualityLogE } from '@/lib/core/stats/quality';
import type { Step } from '@/lib/core/stats/step';

/** What both arms showed in a block; of yes-or-no data the sum and the squares are the count. */
export interface ArmsBlock {
  candidate: ArmSums;
  baseline: ArmSums;
}

/** Takes a block and answers the log e-value so far: the product's own statistic on a state of its own. */
export type Judge = (id: number, block: ArmsBlock) => number;

export function pairJudge(setup: PairSetup): Judge {
  const state = newPair(setup.grid);
  return (id, { candidate, baseline }) => {
    const block = { id, nc: candidate.n, xc: candidate.sum, nb: baseline.n, xb: baseline.sum };
    mustTake(stepPair(state, block, setup));
    return pairLogE(state, setup.grid);
  };
}

export function meanJudge(setup: MeanSetup): Judge {
  const state = newMean();
  return (id, block) => {
    mustTake(stepMean(state, { id, ...block }, setup.referenceMean));
    return meanLogE(state, setup);
  };
}

export function scoreJudge(mean: MeanSetup, pair: PairSetup): Judge {
  const [byMean, byPair] = [meanJudge(mean), pairJudge(pair)];
  return (id, block) => qualityLogE(byMean(id, block), byPair(id, block));
}

export function absJudge(threshold: number): Judge {
  const state = newAbs();
  return (id, { candidate }) => {
    mustTake(stepAbs(state, { id, n: candidate.n, x: candidate.sum }));
    return absLogE(state, threshold);
  };
}

/** The same statistic on totals, as if everything so far were one block: what is not to be done. */
export function pooled(make: () => Judge): Judge {
  const totals: ArmsBlock = { candidate: nothing(), baseline: nothing() };
  return (_id, block) => {
    add(totals.candidate, block.candidate);
    add(totals.baseline, block.baseline);
    return make()(0, totals);
  };
}

export function nothing(): ArmSums {
  return { n: 0, sum: 0, squares: 0 };
}

/** Changes `into`. */
export function add(into: ArmSums, from: ArmSums): void {
  into.n += from.n;
  into.sum += from.sum;
  into.squares += from.squares;
}

function mustTake(step: Step): void {
  if (step !== 'taken') throw new Error(`The statistic has ${step} a block.`);
}
