import { binomial } from '@/lib/core/random/binomial';
import type { RandomStream } from '@/lib/core/random/random-stream';
import { fireThreshold } from '@/lib/core/stats/thresholds';
import type { Experiment, Findings } from './experiment';
import { sliceFamily } from './healthy';
import { absJudge, type Judge } from './judge';
import { harmLaw } from './law';
import { costMetric, latencyMetric, type Metric, rateMetric, scoreMetric } from './metric';
import { badMinutesRule, evidenceRule, growthBookRule, thresholdRule } from './rule';
import { blocksPerMinute } from './schedule';
import { quantile, table } from './table';

const ALPHA = 0.05;
const WEIGHT = 1 / 8;
const BLOCK = 100;
const MOST_BLOCKS = 50_000;
const ALLOCATIONS = [0.01, 0.1, 0.5] as const;
const RULES = ['Sluice', 'oracle', 'GB matched', 'GB default', '1 bad minute', '5 bad minutes'] as const;
/** Those that a run waits for. */
const AWAITED = 4;

export interface Regression {
  metric: Metric;
  name: string;
  /** The trigger's part of alpha. */
  weight: number;
  /** Of all requests; the delay counts those in the slice. */
  share: number;
  /** The most that the median may be: of the oracle's, or in requests by allocation. */
  ratio?: number;
  most?: Readonly<Record<number, { median: number; p90?: number }>>;
  absolute?: { threshold: number; truth: number };
}

const rate = (name: string, baseline: number, candidate: number, limit: number) => ({
  name,
  metric: rateMetric({ name, baseline, candidate, limit }),
  weight: WEIGHT,
  share: 1,
  ratio: 1.4,
});
const amount = (name: string, metric: Metric) => ({ name, metric, weight: WEIGHT, share: 1, ratio: 1.75 });
const absolute = (name: string, threshold: number, truth: number) => ({
  ...rate(name, threshold, truth, (threshold + truth) / 2),
  absolute: { threshold, truth },
});

export const REGRESSIONS: readonly Regression[] = [
  { ...rate('parse 1 to 3 %', 0.01, 0.03, 0.02), most: { 0.01: { median: 520, p90: 1200 } } },
  rate('parse 0.5 to 1 %', 0.005, 0.01, 0.0075),
  rate('tool 2 to 4 %', 0.02, 0.04, 0.03),
  rate('failed 10 to 15 %', 0.1, 0.15, 0.125),
  { ...rate('p95 +20 %', 0.05, 0.05, 0.05), metric: latencyMetric(1.2) },
  absolute('above 2 %: 5 %', 0.02, 0.05),
  absolute('above 1 %: 3 %', 0.01, 0.03),
  amount('cost +10 %', costMetric(1.1)),
  amount('cost +20 %', costMetric(1.2)),
  amount('quality .90 to .85', scoreMetric('quality', harmLaw(0.9, 0.15), harmLaw(0.85, 0.15))),
  {
    name: 'slice .9 to .7',
    metric: scoreMetric('slice', harmLaw(0.9, 0.15), harmLaw(0.7, 0.15), 0.5),
    weight: WEIGHT * sliceFamily(20),
    share: 0.1,
    most: { 0.01: { median: 45 }, 0.1: { median: 45 }, 0.5: { median: 80 } },
  },
];

/**
 * A release that is worse from its first request: after how many of the candidate's requests (those in the slice, of a
 * slice) does each rule roll back? Infinity where it has not when ours, the oracle and GrowthBook's have.
 */
export function runDelay(random: RandomStream, regression: Regression, allocation: number): number[] {
  const run = regression.metric.begin(random);
  const { weight, absolute: fixed } = regression;
  const minute = blocksPerMinute(BLOCK);
  const rules = [
    evidenceRule(
      fixed ? absJudge(fixed.threshold) : run.judge(),
      fireThreshold(ALPHA, weight),
      regression.metric.counts,
    ),
    thresholdRule(fixed ? absOracle(fixed) : run.oracle(), fireThreshold(ALPHA, weight)),
    growthBookRule(ALPHA * weight),
    growthBookRule(ALPHA),
    badMinutesRule(regression.metric.limit, 1, minute),
    badMinutesRule(regression.metric.limit, 5, minute),
  ];
  const firedAt = rules.map(() => Number.POSITIVE_INFINITY);
  const isAwaited = (at: number, place: number) => place < AWAITED && at === Number.POSITIVE_INFINITY;
  let candidates = 0;
  for (let id = 0; id < MOST_BLOCKS && firedAt.some(isAwaited); id += 1) {
    const n = regression.share < 1 ? binomial(random, BLOCK, regression.share) : BLOCK;
    const nc = binomial(random, n, allocation);
    const block = { candidate: run.draw('candidate', nc, 1), baseline: run.draw('baseline', n - nc, 1) };
    candidates += nc;
    for (const [place, rule] of rules.entries()) {
      if (firedAt[place] !== Number.POSITIVE_INFINITY) continue;
      if (rule(id, block)) firedAt[place] = candidates;
    }
  }
  return firedAt;
}

function absOracle({ threshold, truth }: { threshold: number; truth: number }): Judge {
  let logE = 0;
  return (_id, { candidate: { n, sum } }) => {
    logE += sum * Math.log(truth / threshold) + (n - sum) * Math.log((1 - truth) / (1 - threshold));
    return logE;
  };
}

const CASES = REGRESSIONS.flatMap((regression) =>
  (regression.absolute ? ([0.1] as const) : ALLOCATIONS).map((allocation) => ({
    regression,
    allocation,
    name: `${regression.name} at ${100 * allocation} %`,
    run: (random: RandomStream) => runDelay(random, regression, allocation),
  })),
);

export function delaysOf(rows: readonly (readonly number[])[]): { median: number; p90: number }[] {
  return RULES.map((_, rule) => {
    const all = rows.map((row) => row[rule] ?? Number.POSITIVE_INFINITY);
    return { median: quantile(all, 0.5), p90: quantile(all, 0.9) };
  });
}

/** Sentences on what is slower than it may be. */
export function delayFaults(
  { name, ratio, most }: Regression,
  allocation: number,
  rows: readonly (readonly number[])[],
): string[] {
  const [ours, oracle] = delaysOf(rows);
  if (!ours || !oracle) return [];
  const where = `${name} at ${100 * allocation} %`;
  const limit = most?.[allocation];
  const faults: string[] = [];
  if (ratio !== undefined && !(ours.median <= ratio * oracle.median))
    faults.push(`${where}: median ${ours.median}, at most ${ratio} times the oracle's ${oracle.median}.`);
  if (limit && !(ours.median <= limit.median))
    faults.push(`${where}: median ${ours.median}, at most ${limit.median}.`);
  if (limit?.p90 !== undefined && !(ours.p90 <= limit.p90))
    faults.push(`${where}: p90 ${ours.p90}, at most ${limit.p90}.`);
  return faults;
}

export const DELAY: Experiment = {
  title: 'Worse releases: requests of the candidate until rolled back, median / 90 of 100',
  part: 0.3,
  cases: CASES,
  report: (rows): Findings => {
    const lines = CASES.map(({ name }, place) => {
      const delays = delaysOf(rows[place] ?? []);
      const [ours, oracle] = delays;
      const times = ((ours?.median ?? Number.NaN) / (oracle?.median ?? Number.NaN)).toFixed(2);
      return [name, times, ...delays.map(({ median, p90 }) => `${later(median)} / ${later(p90)}`)];
    });
    return {
      lines: table([['regression', 'x oracle', ...RULES], ...lines]),
      faults: CASES.flatMap(({ regression, allocation }, place) =>
        delayFaults(regression, allocation, rows[place] ?? []),
      ),
    };
  },
};

function later(requests: number): string {
  return Number.isFinite(requests) ? String(requests) : 'later';
}
