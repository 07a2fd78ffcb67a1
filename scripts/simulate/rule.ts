import type { ArmSums } from '@/lib/core/stats/mantel-haenszel';
import { hasMinimum } from '@/lib/core/stats/thresholds';
import { type ArmsBlock, add, type Judge, nothing } from './judge';

/** Takes a block and says whether to roll back now. */
export type Rule = (id: number, block: ArmsBlock) => boolean;

/** Ours: evidence above the threshold, of enough requests. `counts`: are harmful requests counted? */
export function evidenceRule(judge: Judge, threshold: number, counts: boolean): Rule {
  const candidate = nothing();
  return (id, block) => {
    add(candidate, block.candidate);
    return judge(id, block) >= threshold && hasMinimum(candidate.n, counts ? candidate.sum : null);
  };
}

/** Evidence alone: for the oracle, which needs no minimum. */
export function thresholdRule(judge: Judge, threshold: number): Rule {
  return (id, block) => judge(id, block) >= threshold;
}

// GrowthBook's default (gbstats, sequential_tuning_parameter).
const TUNING = 5_000;

/**
 * GrowthBook's one-sided sequential interval on the totals: fires when it lies above 0. From `frequentist/tests.py` of
 * gbstats, commit 8f1db445.
 */
export function growthBookRule(alpha: number): Rule {
  const candidate = nothing();
  const baseline = nothing();
  const level = -2 * Math.log(2 * alpha);
  const rho = Math.sqrt((level + Math.log(level + 1)) / TUNING);
  return (_id, block) => {
    add(candidate, block.candidate);
    add(baseline, block.baseline);
    if (!hasMinimum(candidate.n, null) || baseline.n < 2) return false;
    const difference = candidate.sum / candidate.n - baseline.sum / baseline.n;
    const n = candidate.n + baseline.n;
    const spread = n * (variance(candidate) / candidate.n + variance(baseline) / baseline.n);
    const width = n * rho * rho + 1;
    const reach =
      Math.sqrt((spread * 2 * width) / (n * rho) ** 2) *
      Math.sqrt(Math.log1p(Math.sqrt(width) / (2 * alpha)));
    return spread > 0 && difference - reach > 0;
  };
}

function variance({ n, sum, squares }: ArmSums): number {
  return Math.max(0, (squares - (sum * sum) / n) / (n - 1));
}

/**
 * A fixed threshold on each minute of the candidate: fires at the `times`-th minute above it. One bad minute is how Argo
 * Rollouts decides without a failure limit, five how Flagger does by its examples.
 */
export function badMinutesRule(limit: number, times: number, blocksPerMinute: number): Rule {
  let minute = nothing();
  let blocks = 0;
  let bad = 0;
  return (_id, block) => {
    add(minute, block.candidate);
    blocks += 1;
    if (blocks < blocksPerMinute) return false;
    if (minute.n > 0 && minute.sum / minute.n > limit) bad += 1;
    minute = nothing();
    blocks = 0;
    return bad >= times;
  };
}
