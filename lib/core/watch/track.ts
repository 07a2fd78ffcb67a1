import { type AbsState, absLogE, newAbs, stepAbs } from '../stats/abs';
import { anytimeHalfWidth } from '../stats/anytime-interval';
import {
  type ArmSums,
  armMean,
  estimateMean,
  type MeanState,
  newMean,
  stepMean,
} from '../stats/mantel-haenszel';
import { type MeanSetup, meanLogE } from '../stats/mean';
import { HARM, SAFE } from '../stats/odds-grid';
import { estimateOneArm, oneArmLogE } from '../stats/one-arm-mean';
import { newPair, type PairSetup, type PairState, pairLogE, stepPair } from '../stats/pair';
import { qualityLogE } from '../stats/quality';
import { harmKind } from './arm-harm';
import type { HarmNull, Judged } from './harm-null';
import { settleArm } from './settle-arm';
import type { Yardstick } from './yardstick';

/** What is followed of one metric in one population against one null. Fixed while its state lives. */
export interface TrackSetup {
  metric: Judged['metric'];
  null: HarmNull;
  /** harm: evidence that the null is broken, for triggers. safe: evidence that it holds with room to spare, for gates. */
  direction: 'harm' | 'safe';
  /** A slice is small: larger differences are looked for in it. */
  population: 'whole' | 'slice';
}

/** Plain numbers, so that JSON keeps it to the bit. */
export interface TrackState {
  mean: MeanState;
  /** Of counts and scores beside a baseline. */
  pair: PairState | null;
  /** Of counts and scores against a limit. */
  abs: AbsState | null;
  owed: { candidate: ArmSums; baseline: ArmSums };
}

export interface ArmsHarm {
  candidate: ArmSums;
  baseline: ArmSums;
}

const nothing = (): ArmSums => ({ n: 0, sum: 0, squares: 0 });

export function newTrack(setup: TrackSetup): TrackState {
  const counts = harmKind(setup.metric) !== 'amount';
  const isRelative = setup.null.kind === 'relative';
  return {
    mean: newMean(),
    pair: counts && isRelative ? newPair(gridOf(setup)) : null,
    abs: counts && !isRelative ? newAbs() : null,
    owed: { candidate: nothing(), baseline: nothing() },
  };
}

/**
 * Takes block `id` into account. Changes `state`. Without a yardstick the amounts wait, since their sums are kept less its
 * mean, and the baseline's rate is guessed by what is usual.
 */
export function stepTrack(
  state: TrackState,
  id: number,
  shown: ArmsHarm,
  setup: TrackSetup,
  yardstick: Yardstick | null,
): void {
  if (id <= state.mean.lastBlock) return;
  const kind = harmKind(setup.metric);
  const candidate = settleArm(state.owed.candidate, shown.candidate, kind);
  const baseline = settleArm(state.owed.baseline, shown.baseline, kind);
  state.owed = { candidate: candidate.owed, baseline: baseline.owed };
  const [c, b] = [candidate.taken, baseline.taken];
  const block = { id, nc: c.n, xc: c.sum, nb: b.n, xb: b.sum };
  if (state.pair) stepPair(state.pair, block, pairSetup(setup, yardstick));
  if (state.abs) stepAbs(state.abs, { id, n: c.n, x: c.sum });
  if (yardstick || kind !== 'amount') {
    stepMean(state.mean, { id, candidate: c, baseline: b }, meanOrigin(setup, yardstick));
  }
}

/** ln of the e-value so far; -Infinity while nothing can be said. */
export function trackLogE(state: TrackState, setup: TrackSetup, yardstick: Yardstick | null): number {
  const phi = yardstick?.phi ?? 1;
  if (setup.null.kind === 'absolute') {
    if (state.abs) return absLogE(state.abs, setup.null.limit, { grid: gridOf(setup), phi });
    if (!yardstick || !(deviationOf(setup, yardstick) > 0)) return Number.NEGATIVE_INFINITY;
    return oneArmLogE(state.mean.candidate, {
      referenceMean: meanOrigin(setup, yardstick),
      limit: setup.null.limit,
      tau: tauOf(setup, yardstick),
      phi,
      least: leastOf(setup),
      leastDeviation: LEAST_PART * deviationOf(setup, yardstick),
    });
  }
  const byPair = state.pair ? pairLogE(state.pair, gridOf(setup)) : Number.NEGATIVE_INFINITY;
  if (isPairAlone(setup)) return byPair;
  const byMean =
    yardstick && deviationOf(setup, yardstick) > 0
      ? meanLogE(state.mean, meanSetup(setup, setup.null, yardstick))
      : Number.NEGATIVE_INFINITY;
  return state.pair ? qualityLogE(byMean, byPair) : byMean;
}

/** Of shares no squares are kept, and few are ever seen: MEAN would have nothing to add to PAIR. */
export function isPairAlone({ metric }: Pick<TrackSetup, 'metric'>): boolean {
  const kind = harmKind(metric);
  return kind === 'count' || kind === 'share';
}

/** What an arm showed so far, in harm: counts with their number of harmful ones, else the mean. */
export interface ArmSeen {
  n: number;
  /** The harmful ones; null of amounts, scores and shares. */
  x: number | null;
  /** Rate, or mean; null without observations. */
  mean: number | null;
}

export function armsSeen(
  state: TrackState,
  setup: TrackSetup,
  yardstick: Yardstick | null,
): { candidate: ArmSeen; baseline: ArmSeen } {
  const origin = meanOrigin(setup, yardstick);
  const seen = (sums: ArmSums): ArmSeen => ({
    n: sums.n,
    x: harmKind(setup.metric) === 'count' ? Math.round(sums.sum) : null,
    mean: armMean(sums, origin),
  });
  return { candidate: seen(state.mean.candidate), baseline: seen(state.mean.baseline) };
}

// What rounding leaves of equal amounts is far below this part of them.
const NO_VARIATION = 1e-5;

/** Did the baseline show the same in every request? */
export function isFlatBaseline(state: TrackState, setup: TrackSetup, yardstick: Yardstick | null): boolean {
  const { n, sum, squares } = state.mean.baseline;
  const mean = sum / n;
  const deviation = Math.sqrt(Math.max(0, squares / n - mean * mean));
  const scale = harmKind(setup.metric) === 'amount' ? Math.abs(meanOrigin(setup, yardstick) + mean) : 1;
  return !(deviation > NO_VARIATION * scale);
}

/**
 * By how much the candidate's harm is above the baseline's (or above the limit), as an interval that holds at every look at
 * once with chance 1 - alpha; null while nothing can be said. Of the plain difference, r and margin left out. Of rates,
 * shares and scores it ends where no value can be: that costs no coverage.
 */
export function differenceInterval(
  state: TrackState,
  setup: TrackSetup,
  yardstick: Yardstick | null,
  alpha: number,
): { low: number; estimate: number; high: number } | null {
  const tau = tauOf(setup, yardstick);
  const phi = yardstick?.phi ?? 1;
  const referenceMean = meanOrigin(setup, yardstick);
  const found =
    setup.null.kind === 'absolute'
      ? estimateOneArm(state.mean.candidate, {
          referenceMean,
          limit: setup.null.limit,
          phi,
          leastDeviation: LEAST_PART * deviationOf(setup, yardstick),
        })
      : estimateMean(state.mean, { referenceMean, r: 1, margin: 0, phi });
  const half = found && tau > 0 ? anytimeHalfWidth(found.se, tau, alpha) : null;
  if (found === null || half === null) return null;
  const [least, most] = differenceRange(setup);
  return {
    low: Math.max(least, found.difference - half),
    estimate: found.difference,
    high: Math.min(most, found.difference + half),
  };
}

/** The differences there can be. */
function differenceRange(setup: TrackSetup): readonly [number, number] {
  if (harmKind(setup.metric) === 'amount') return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return setup.null.kind === 'absolute' ? [-setup.null.limit, 1 - setup.null.limit] : [-1, 1];
}

export function pairSetup(setup: TrackSetup, yardstick: Yardstick | null): PairSetup {
  const { r, margin } = setup.null.kind === 'relative' ? setup.null : { r: 1, margin: 0 };
  return {
    grid: gridOf(setup),
    pRef: Math.min(1, Math.max(0, yardstick?.mean ?? USUAL_RATE)),
    r,
    margin,
    phi: yardstick?.phi ?? 1,
  };
}

export function meanSetup(
  setup: TrackSetup,
  { r, margin }: { r: number; margin: number },
  yardstick: Yardstick,
): MeanSetup {
  return {
    referenceMean: meanOrigin(setup, yardstick),
    direction: setup.direction,
    r,
    margin,
    tau: tauOf(setup, yardstick),
    phi: yardstick.phi,
    least: leastOf(setup),
    leastDeviation: harmKind(setup.metric) === 'amount' ? LEAST_PART * deviationOf(setup, yardstick) : 0,
  };
}

// A guess that costs power where it is wrong, never validity.
const USUAL_RATE = 0.05;

function gridOf(setup: TrackSetup) {
  return setup.direction === 'harm' ? HARM : SAFE;
}

/** Sums of rates and scores lie near 0 as they are; amounts are kept less the yardstick's mean. */
function meanOrigin(setup: TrackSetup, yardstick: Yardstick | null): number {
  return harmKind(setup.metric) === 'amount' ? (yardstick?.mean ?? 0) : 0;
}

// Equal amounts are no proof that there is no noise: a tenth of the reference's is taken to be there.
const LEAST_PART = 0.1;
// Of amounts that never varied in the reference.
const USUAL_VARIATION = 0.05;

/** How much one observation varies: as in the reference; where nothing did there, a part of its mean, or the usual rate's. */
function deviationOf(setup: TrackSetup, yardstick: Yardstick | null): number {
  if (yardstick && yardstick.sd > 0) return yardstick.sd;
  if (harmKind(setup.metric) === 'amount') return USUAL_VARIATION * Math.abs(yardstick?.mean ?? 0);
  return Math.sqrt(USUAL_RATE * (1 - USUAL_RATE));
}

/** The size of difference that is looked for. */
function tauOf(setup: TrackSetup, yardstick: Yardstick | null): number {
  return (setup.population === 'slice' ? 0.5 : 0.25) * deviationOf(setup, yardstick);
}

function leastOf(setup: TrackSetup): number {
  return harmKind(setup.metric) === 'amount' ? 100 : 30;
}
