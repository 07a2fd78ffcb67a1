import type { ArmSums } from '../stats/mantel-haenszel';
import type { HarmKind } from './arm-harm';

/**
 * Takes what an arm was owed from before together with a new block, and answers what can be counted now and what is still
 * owed. A later word on an outcome takes back what it said before, so a block can show less than nothing: a failure that is
 * none after all. Of counts and shares as much as possible is taken, the rest waits; of scores and amounts the block waits until the
 * sums are again those of some numbers. What is no number at all is left out.
 */
export function settleArm(owed: ArmSums, shown: ArmSums, kind: HarmKind): { taken: ArmSums; owed: ArmSums } {
  const nothing = { n: 0, sum: 0, squares: 0 };
  if (![shown.n, shown.sum, shown.squares].every(Number.isFinite)) return { taken: nothing, owed };
  const all = { n: owed.n + shown.n, sum: owed.sum + shown.sum, squares: owed.squares + shown.squares };
  if (kind === 'count' || kind === 'share') {
    const n = Math.max(0, all.n);
    const sum = Math.min(Math.max(0, all.sum), n);
    const taken = { n, sum, squares: sum };
    return { taken, owed: { n: all.n - n, sum: all.sum - sum, squares: all.sum - sum } };
  }
  if (!isPossible(all, kind)) return { taken: nothing, owed: all };
  return { taken: kind === 'score' ? { ...all, sum: Math.max(0, all.sum) } : all, owed: nothing };
}

// Sums of scores are off by their rounding.
const ROUNDING = 1e-12;

function isPossible({ n, sum, squares }: ArmSums, kind: HarmKind): boolean {
  if (n < 0 || squares < 0) return false;
  if (sum * sum > n * squares * (1 + 1e-9)) return false;
  return kind === 'amount' || (sum >= -ROUNDING * n && sum <= n * (1 + ROUNDING));
}
