import { binomial } from '@/lib/core/random/binomial';
import type { RandomStream } from '@/lib/core/random/random-stream';
import { sliceWeights } from '@/lib/core/stats/slice-weights';
import { fireThreshold } from '@/lib/core/stats/thresholds';
import type { Case, Experiment, Findings } from './experiment';
import { pooled } from './judge';
import { harmLaw } from './law';
import { costMetric, latencyMetric, type Metric, rateMetric, scoreMetric } from './metric';
import { badMinutesRule, evidenceRule, growthBookRule, type Rule } from './rule';
import { allocationAt, BLOCK, blocksPerMinute, driftAt, EVENTS } from './schedule';
import { percent, table } from './table';

const ALPHA = 0.05;
const TRIGGERS = 8;
const WEIGHT = 1 / TRIGGERS;
const SLICES = 20;
const SCORES = harmLaw(0.9, 0.15);
const SLICE_WEIGHT = sliceFamily(SLICES) * WEIGHT;

const METRICS: readonly Metric[] = [
  rateMetric({ name: 'parse failures', baseline: 0.01, limit: 0.02 }),
  rateMetric({ name: 'tool errors', baseline: 0.02, limit: 0.03 }),
  rateMetric({ name: 'refusals', baseline: 0.03, limit: 0.045 }),
  rateMetric({ name: 'task failures', baseline: 0.1, limit: 0.125 }),
  latencyMetric(),
  costMetric(),
  scoreMetric('quality', SCORES, SCORES),
];
const SLICE = scoreMetric('20 slices', SCORES, SCORES, 0.5);
const RULES = ['Sluice', 'on totals', 'GB matched', 'GB default', '1 bad minute', '5 bad minutes'] as const;
const NAMES = [...METRICS.map(({ name }) => name), SLICE.name];

const MOST_ROLLBACKS = 0.035;
const MOST_BY_TRIGGER = 0.013;

/** The weight of one of so many slices of one dimension, of the slice family's part. */
export function sliceFamily(slices: number): number {
  const values = Array.from({ length: slices }, (_, k) => ({ value: `${k}`, share: 1 / slices }));
  return sliceWeights([{ name: 'slice', values }])[0]?.weight ?? Number.NaN;
}

/**
 * A healthy release through five stages while everything drifts: who rolls it back? One number for each trigger and
 * rule, 1 where it fired, a trigger's rules side by side.
 */
export function runHealthy(random: RandomStream): number[] {
  const phase = random.unit();
  const watched = [
    ...METRICS.map((metric, trigger) => watch(metric, random, fireThreshold(ALPHA, WEIGHT), WEIGHT, trigger)),
    ...Array.from({ length: SLICES }, () =>
      watch(SLICE, random, fireThreshold(ALPHA, SLICE_WEIGHT), WEIGHT / SLICES, METRICS.length),
    ),
  ];
  const fired = new Array<number>(NAMES.length * RULES.length).fill(0);
  for (let start = 0, id = 0; start < EVENTS; start += BLOCK, id += 1) {
    const part = start / EVENTS;
    const [allocation, drift] = [allocationAt(part), driftAt(part, phase)];
    for (const { run, rules, trigger } of watched) {
      const n = trigger < METRICS.length ? BLOCK : BLOCK / SLICES;
      const nc = binomial(random, n, allocation);
      const block = {
        candidate: run.draw('candidate', nc, drift),
        baseline: run.draw('baseline', n - nc, drift),
      };
      for (const [place, rule] of rules.entries()) {
        if (rule === null || !rule(id, block)) continue;
        fired[trigger * RULES.length + place] = 1;
        rules[place] = null;
      }
    }
  }
  return fired;
}

function watch(metric: Metric, random: RandomStream, threshold: number, share: number, trigger: number) {
  const run = metric.begin(random);
  const minute = blocksPerMinute(BLOCK);
  const isSlice = trigger === METRICS.length;
  const rules: (Rule | null)[] = [
    evidenceRule(run.judge(), threshold, metric.counts),
    evidenceRule(pooled(run.judge), threshold, metric.counts),
    growthBookRule(ALPHA * share),
    growthBookRule(ALPHA),
    isSlice ? null : badMinutesRule(metric.limit, 1, minute),
    isSlice ? null : badMinutesRule(metric.limit, 5, minute),
  ];
  return { run, rules, trigger };
}

/** The share of releases that a rule rolled back, by any trigger and by each. */
export function rollbacksOf(rows: readonly (readonly number[])[], rule: (typeof RULES)[number]) {
  const place = RULES.indexOf(rule);
  const by = NAMES.map((name, trigger) => ({
    name,
    share: share(rows, (row) => row[trigger * RULES.length + place] === 1),
  }));
  const any = share(rows, (row) => NAMES.some((_, trigger) => row[trigger * RULES.length + place] === 1));
  return { any, by };
}

function share(rows: readonly (readonly number[])[], is: (row: readonly number[]) => boolean): number {
  return rows.filter(is).length / rows.length;
}

export function reportHealthy(rows: readonly (readonly number[])[]): Findings {
  const found = RULES.map((rule) => rollbacksOf(rows, rule));
  const lines = table([
    ['rolled back', ...RULES],
    ['a release', ...found.map(({ any }) => percent(any))],
    ...NAMES.map((name, trigger) => [
      `  by ${name}`,
      ...found.map(({ by }) => percent(by[trigger]?.share ?? 0)),
    ]),
  ]);
  const [ours, onTotals] = found;
  const faults: string[] = [];
  if ((ours?.any ?? 1) > MOST_ROLLBACKS)
    faults.push(
      `Healthy releases rolled back: ${percent(ours?.any ?? 1)}, at most ${percent(MOST_ROLLBACKS)}.`,
    );
  for (const { name, share: by } of ours?.by ?? [])
    if (by > MOST_BY_TRIGGER)
      faults.push(`Rolled back by ${name}: ${percent(by)}, at most ${percent(MOST_BY_TRIGGER)}.`);
  if ((onTotals?.any ?? 0) <= MOST_ROLLBACKS)
    faults.push('The comparison of totals holds the bound too, so this run cannot tell them apart.');
  return { lines, faults };
}

const CASES: readonly Case[] = [{ name: 'staged with drift', run: (random) => runHealthy(random) }];

export const HEALTHY: Experiment = {
  title: `Healthy releases: 1, 5, 10, 25, 50 % of ${EVENTS.toLocaleString('en')} requests, everything drifting by 40 %`,
  part: 1,
  cases: CASES,
  report: (rows) => reportHealthy(rows[0] ?? []),
};
