import { binomial } from '../random/binomial';
import type { RandomStream } from '../random/random-stream';
import type { ArmSums } from '../stats/mantel-haenszel';
import { countAbove } from '../stats/tail-latency';
import type { Rollup } from '../telemetry/rollup';
import { armHarm, harmKind } from './arm-harm';
import { isTail, type Judged } from './harm-null';
import type { ArmsHarm } from './track';

/** The buckets above which each arm's latencies count as harmful; null of other metrics. */
export type ArmLines = { candidate: number; baseline: number } | null;

/**
 * One row of the baseline's traffic, as if chance had given each request to the candidate with this share. Of counts and
 * latencies the split is exact; of scores and amounts, of which a row keeps only n, sum and squares, the sum is drawn by its
 * normal approximation and the spread is shared alike.
 */
export function splitRow(
  rollup: Rollup,
  metric: Judged['metric'],
  { lines, share, random }: { lines: ArmLines; share: number; random: RandomStream },
): ArmsHarm {
  if (isTail(metric)) return lines ? splitTail(rollup, lines, share, random) : NOTHING;
  const whole = armHarm(rollup, metric, { line: null, isCapped: false });
  if (!(whole.n > 0)) return NOTHING;
  return harmKind(metric) === 'count'
    ? splitCount(whole, share, random)
    : splitSums(whole, harmKind(metric) !== 'amount', share, random);
}

const EMPTY: ArmSums = { n: 0, sum: 0, squares: 0 };
const NOTHING: ArmsHarm = { candidate: EMPTY, baseline: EMPTY };

function counted(n: number, x: number): ArmSums {
  return { n, sum: x, squares: x };
}

function splitCount({ n, sum }: ArmSums, share: number, random: RandomStream): ArmsHarm {
  const x = binomial(random, sum, share);
  const rest = binomial(random, n - sum, share);
  return { candidate: counted(x + rest, x), baseline: counted(n - x - rest, sum - x) };
}

/** The candidate's line lies at or above the baseline's: what is between them is harmful on one arm alone. */
function splitTail(
  { latency }: Rollup,
  lines: NonNullable<ArmLines>,
  share: number,
  random: RandomStream,
): ArmsHarm {
  const n = countAbove(latency, Number.NEGATIVE_INFINITY);
  const above = countAbove(latency, lines.candidate);
  const aboveBaseline = countAbove(latency, lines.baseline);
  const x = binomial(random, above, share);
  const between = binomial(random, aboveBaseline - above, share);
  const rest = binomial(random, n - aboveBaseline, share);
  const taken = x + between + rest;
  return { candidate: counted(taken, x), baseline: counted(n - taken, aboveBaseline - x - between) };
}

function splitSums(
  { n, sum, squares }: ArmSums,
  isScore: boolean,
  share: number,
  random: RandomStream,
): ArmsHarm {
  const taken = binomial(random, n, share);
  const left = n - taken;
  const mean = sum / n;
  const variance = Math.max(0, squares / n - mean * mean);
  if (taken === 0 || left === 0) {
    const all = { n, sum, squares };
    return taken === 0 ? { candidate: EMPTY, baseline: all } : { candidate: all, baseline: EMPTY };
  }
  const sd = Math.sqrt((variance * left) / (taken * Math.max(1, n - 1)));
  // No arm's mean lies further off than its own spread, nor outside a score's range: else its sums are those of no numbers.
  const room = Math.sqrt(variance) * Math.min(1, left / taken);
  const [low, high] = isScore
    ? [Math.max(-room, -mean, ((mean - 1) * left) / taken), Math.min(room, 1 - mean, (mean * left) / taken)]
    : [-room, room];
  const off = Math.min(Math.max(sd * normal(random), low), high);
  const arm = (count: number, away: number): ArmSums => ({
    n: count,
    sum: count * (mean + away),
    squares: count * (variance + mean * mean + 2 * mean * away),
  });
  return { candidate: arm(taken, off), baseline: arm(left, (-off * taken) / left) };
}

/** Box and Muller. */
function normal(random: RandomStream): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.unit()));
  return radius * Math.cos(2 * Math.PI * random.unit());
}
