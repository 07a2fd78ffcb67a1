import { binomial } from '@/lib/core/random/binomial';
import type { RandomStream } from '@/lib/core/random/random-stream';
import { rateOverdispersion } from '@/lib/core/stats/overdispersion';
import { fireThreshold } from '@/lib/core/stats/thresholds';
import type { Experiment } from './experiment';
import { pairJudge } from './judge';
import { betaLaw } from './law';
import { harmSetup, yesOrNo } from './metric';
import { evidenceRule, type Rule } from './rule';
import { BLOCK, EVENTS, REQUESTS_PER_SECOND } from './schedule';
import { percent, table } from './table';

const BURST = 10;
const RATE = 0.1;
// Requests of one session are alike: intraclass correlation 0.1, so that a burst of ten counts 1.9 times.
const SESSIONS = betaLaw(9 * RATE, 9 * (1 - RATE));
const ALLOCATION = 0.5;
/** How long the reference window is that phi is taken from: one hour leaves it too uncertain, four do not. */
const WINDOWS = [60, 240] as const;
const MOST_FALSE = 0.013;

/** Failures of so many sessions, each ten requests in a row. */
function failures(random: RandomStream, sessions: number): number {
  let x = 0;
  for (let k = 0; k < sessions; k += 1) x += binomial(random, BURST, SESSIONS.draw(random));
  return x;
}

/**
 * A healthy release whose requests come in bursts: does a trigger fire without phi, and with the phi of each window? Then
 * those phi.
 */
export function runBursts(random: RandomStream): number[] {
  const perMinute = (60 * REQUESTS_PER_SECOND) / BURST;
  const minute = () => ({ n: BURST * perMinute, x: failures(random, perMinute) });
  const phis = WINDOWS.map((minutes) => rateOverdispersion(Array.from({ length: minutes }, minute)));
  const threshold = fireThreshold(0.05, 1 / 8);
  const rules: Rule[] = [1, ...phis].map((by) =>
    evidenceRule(pairJudge(harmSetup(RATE, by)), threshold, true),
  );
  const fired = rules.map(() => 0);
  for (let id = 0; id < EVENTS / BLOCK; id += 1) {
    const sessions = binomial(random, BLOCK / BURST, ALLOCATION);
    const others = BLOCK / BURST - sessions;
    const block = {
      candidate: yesOrNo(BURST * sessions, failures(random, sessions)),
      baseline: yesOrNo(BURST * others, failures(random, others)),
    };
    for (const [place, rule] of rules.entries()) if (rule(id, block)) fired[place] = 1;
  }
  return [...fired, ...phis];
}

export function burstFindings(rows: readonly (readonly number[])[]) {
  const mean = (place: number) =>
    rows.reduce((sum, row) => sum + (row[place] ?? Number.NaN), 0) / rows.length;
  return { without: mean(0), byHour: mean(1), byFourHours: mean(2), hourPhi: mean(3), fourHoursPhi: mean(4) };
}

export const BURSTS: Experiment = {
  title: 'Healthy releases whose requests come in bursts of ten that are alike: one trigger, 0.63 % allowed',
  part: 1,
  cases: [{ name: 'bursts', run: runBursts }],
  report: ([rows = []]) => {
    const { without, byHour, byFourHours, hourPhi, fourHoursPhi } = burstFindings(rows);
    const faults: string[] = [];
    if (!(byFourHours <= MOST_FALSE))
      faults.push(`Bursts, with phi: ${percent(byFourHours)} fire, at most ${percent(MOST_FALSE)}.`);
    if (!(without > MOST_FALSE))
      faults.push('Bursts hold the bound without phi too, so this run cannot tell them apart.');
    return {
      lines: table([
        ['', 'fired', 'phi, on average'],
        ['without phi', percent(without), '1.00'],
        ['phi of one hour', percent(byHour), hourPhi.toFixed(2)],
        ['phi of four hours', percent(byFourHours), fourHoursPhi.toFixed(2)],
      ]),
      faults,
    };
  },
};
