import { binomial } from '@/lib/core/random/binomial';
import type { RandomStream } from '@/lib/core/random/random-stream';
import { logNormalCdf } from '@/lib/core/stats/log-normal-cdf';
import { type ArmSums, estimateMean, newMean, stepMean } from '@/lib/core/stats/mantel-haenszel';
import type { MeanSetup } from '@/lib/core/stats/mean';
import { HARM, type OddsGrid } from '@/lib/core/stats/odds-grid';
import { tailEdge, tailShift } from '@/lib/core/stats/tail-latency';
import { tgIncrement } from '@/lib/core/stats/tg-increment';
import {
  addCounts,
  bucketIndex,
  type LatencyHistogram,
  ZERO_BUCKET,
} from '@/lib/core/telemetry/latency-histogram';
import { type Judge, meanJudge, pairJudge, scoreJudge } from './judge';
import { type Law, lognormalLaw } from './law';

export type Arm = 'candidate' | 'baseline';

/** A metric in one simulated release. */
export interface MetricRun {
  /** What n requests of an arm show while everything of the metric is multiplied by `factor`. */
  draw(arm: Arm, n: number, factor: number): ArmSums;
  /** A fresh state of the statistic that watches it, at a margin of 0. */
  judge(): Judge;
  /** The sequential test that knows both true values, on the same statistic. */
  oracle(): Judge;
}

export interface Metric {
  name: string;
  /** Are harmful requests counted, or amounts added? */
  counts: boolean;
  /** What a fixed rule calls a bad minute. */
  limit: number;
  begin(random: RandomStream): MetricRun;
}

interface Rates {
  name: string;
  baseline: number;
  candidate?: number;
  limit: number;
}

/** A part of requests that fail. */
export function rateMetric({ name, baseline, candidate = baseline, limit }: Rates): Metric {
  const chance = { baseline, candidate };
  return {
    name,
    counts: true,
    limit,
    begin: (random) => ({
      draw: (arm, n, factor) => yesOrNo(n, binomial(random, n, chance[arm] * factor)),
      judge: () => pairJudge(harmSetup(baseline)),
      oracle: () => pairOracle(baseline, candidate),
    }),
  };
}

const LATENCY_SIGMA = 0.6;
const LATENCY_TAIL = 0.05;

/** p95 of lognormal latencies, in a unit whose median is 1; `slower` multiplies the candidate's. */
export function latencyMetric(slower = 1): Metric {
  const law = lognormalLaw(LATENCY_SIGMA);
  return {
    name: 'p95 latency',
    counts: true,
    // The share above the line that a tenth more latency gives.
    limit: shareAbove(law.quantile(0.95) / 1.1),
    begin: (random) => {
      const reference: LatencyHistogram = new Map();
      for (let k = 0; k < 5_000; k += 1) addCounts(reference, [bucketIndex(law.draw(random))], [1]);
      const edge = tailEdge(reference) ?? ZERO_BUCKET;
      const line = { baseline: upperEdge(edge), candidate: upperEdge(edge + tailShift(0)) / slower };
      return {
        draw: (arm, n, factor) => yesOrNo(n, binomial(random, n, shareAbove(line[arm] / factor))),
        judge: () => pairJudge(harmSetup(LATENCY_TAIL)),
        oracle: () => pairOracle(shareAbove(line.baseline), shareAbove(line.candidate)),
      };
    },
  };
}

function upperEdge(bucket: number): number {
  return (1.01 / 0.99) ** bucket;
}

function shareAbove(latency: number): number {
  return Math.exp(logNormalCdf(-Math.log(latency) / LATENCY_SIGMA));
}

/** Cost, lognormal with deviation 1 and cut at the baseline's p99; `dearer` multiplies the candidate's. */
export function costMetric(dearer = 1): Metric {
  const law = lognormalLaw(1);
  const cap = law.quantile(0.99);
  const baseline = law.map((value) => Math.min(cap, value));
  const candidate = law.map((value) => Math.min(cap, dearer * value));
  const setup = meanSetup(baseline, 0.25, 100);
  return {
    name: 'cost',
    counts: false,
    limit: 1.1 * baseline.mean,
    begin: (random) => ({
      draw: (arm, n, factor) => law.sums(random, n, arm === 'candidate' ? dearer * factor : factor, cap),
      judge: () => meanJudge(setup),
      oracle: () => meanOracle(setup, baseline, candidate),
    }),
  };
}

/** The harm of a score in 0..1. `tau`: in the baseline's deviations. */
export function scoreMetric(name: string, baseline: Law, candidate: Law, tau = 0.25): Metric {
  const law = { baseline, candidate };
  const setup = meanSetup(baseline, tau, 30);
  return {
    name,
    counts: false,
    limit: 0.2,
    begin: (random) => ({
      draw: (arm, n, factor) => law[arm].sums(random, n, factor, 1),
      judge: () => scoreJudge(setup, harmSetup(baseline.mean)),
      oracle: () => meanOracle(setup, baseline, candidate),
    }),
  };
}

export function yesOrNo(n: number, x: number): ArmSums {
  return { n, sum: x, squares: x };
}

export function harmSetup(pRef: number, phi = 1): { grid: OddsGrid; pRef: number; r: number; phi: number } {
  return { grid: HARM, pRef, r: 1, phi };
}

function meanSetup(reference: Law, tau: number, least: number): MeanSetup {
  const { mean, deviation } = reference;
  return { referenceMean: mean, direction: 'harm', r: 1, margin: 0, tau: tau * deviation, phi: 1, least };
}

function pairOracle(pb: number, pc: number): Judge {
  const psi = (pc * (1 - pb)) / (pb * (1 - pc));
  let logE = 0;
  return (_id, { candidate: c, baseline: b }) => {
    logE += tgIncrement(pb, psi, 1, { nc: c.n, xc: c.sum, nb: b.n, xb: b.sum });
    return logE;
  };
}

/** The likelihood ratio of the difference that is to that of none, with the true deviations. */
function meanOracle(setup: MeanSetup, baseline: Law, candidate: Law): Judge {
  const state = newMean();
  const truth = candidate.mean - baseline.mean;
  return (id, block) => {
    stepMean(state, { id, ...block }, setup.referenceMean);
    const found = estimateMean(state, setup);
    if (found === null) return 0;
    const spread = state.candidateSpread * candidate.variance + state.baselineSpread * baseline.variance;
    return ((found.difference * truth - (truth * truth) / 2) * state.weight ** 2) / spread;
  };
}
