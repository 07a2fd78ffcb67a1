import { groupBy } from '../group-by';
import type { SliceAction, Trigger } from '../release/note';
import { eBh } from '../stats/e-bh';
import { type Forecast, forecastMean, forecastPair, soonerForecast } from '../stats/forecast';
import { estimateMean } from '../stats/mantel-haenszel';
import { fireThreshold, GATE_THRESHOLD, hasMinimum } from '../stats/thresholds';
import { histogramQuantile } from '../telemetry/latency-histogram';
import { METRICS, type MetricId } from '../telemetry/metric';
import { type HarmKind, harmKind } from './arm-harm';
import { isTail, TAIL } from './harm-null';
import { yardstickOf } from './step-watch';
import {
  type ArmSeen,
  armsSeen,
  differenceInterval,
  isFlatBaseline,
  isPairAlone,
  meanSetup,
  pairSetup,
  type TrackSetup,
  type TrackState,
  trackLogE,
} from './track';
import { ALPHA, type Scan, type WatchedTolerance, type WatchedTrigger, type WatchSetup } from './watch-setup';
import type { LatencyCounts, SliceState, WatchState } from './watch-state';
import type { Yardstick } from './yardstick';

export interface ArmReading extends ArmSeen {
  /** In the metric's own terms: a success rate, a percentile in ms. Null without observations, and of a slice's percentile. */
  value: number | null;
}

/** What a track says now. In harm: larger is worse. Log e-values below -1e9, no evidence at all, are null. */
export interface TrackReading {
  logE: number | null;
  threshold: number;
  candidate: ArmReading;
  baseline: ArmReading;
  /** Of the plain difference; null while nothing can be said. */
  interval: { low: number; estimate: number; high: number } | null;
}

export interface TriggerReading extends TrackReading {
  triggerId: string;
  /** Enough was seen, and the evidence has reached its threshold. */
  fires: boolean;
  /** How many more requests of the candidate until it may act; 0 when it may. */
  needed: number;
}

export interface SliceReading extends TrackReading {
  dimension: string;
  value: string;
  metric: MetricId;
  comparison: Trigger['comparison'];
  margin: number;
  triggerId: string | null;
  action: SliceAction;
  fires: boolean;
  /** Listed for people: of those listed at most a tenth are false, on average. */
  isSuspect: boolean;
}

export interface ToleranceReading extends TrackReading {
  metric: MetricId;
  comparison: Trigger['comparison'];
  margin: number;
  /** pass: shown to be no worse than the margin. fail: shown to be worse. */
  outcome: 'pass' | 'fail' | 'inconclusive' | 'no_data';
  /** The baseline showed the same in every request: a metric that never moves may not be measured, and never passes. */
  isFlat: boolean;
  forecast: Forecast;
}

export interface WatchReading {
  /** The last block that this rests on. */
  through: number;
  triggers: TriggerReading[];
  /** The most evidence first. */
  slices: SliceReading[];
  /** Of the stage that was looked at last. */
  stageIndex: number;
  tolerances: ToleranceReading[];
}

const SUSPECTS_FALSE = 0.1;

/** ln 2 for each time that everything began anew: the budget of what follows is half of what went before. */
function restartedBy({ restarts }: WatchState): number {
  return restarts * Math.LN2;
}

/** Only what may act now: of a watch that looks at a thousand releases, next to nothing. */
export function firingReadings(
  state: WatchState,
  setup: WatchSetup,
): Pick<WatchReading, 'through' | 'triggers' | 'slices'> {
  const near = looksOf(state, setup).filter(({ logE, threshold }) => logE >= threshold);
  return {
    through: state.through,
    triggers: setup.triggers
      .flatMap((watched) => readTrigger(state, setup, watched) ?? [])
      .filter(({ fires }) => fires),
    slices: near
      .map((look) => toSlice(state, setup, look, true))
      .filter(({ fires }) => fires)
      .sort(byEvidence),
  };
}

/** What the watch knows, in readings for people and for its own decisions. Pure; `state` is not changed. */
export function judgeWatch(state: WatchState, setup: WatchSetup): WatchReading {
  return {
    through: state.through,
    triggers: setup.triggers.flatMap((watched) => readTrigger(state, setup, watched) ?? []),
    slices: readSlices(state, setup),
    stageIndex: state.gate.stageIndex,
    tolerances: setup.tolerances.map((watched) => readTolerance(state, setup, watched)),
  };
}

function readTrigger(
  state: WatchState,
  setup: WatchSetup,
  { key, trigger, setup: track, threshold }: WatchedTrigger,
): TriggerReading | null {
  const found = state.triggers[key];
  if (!found) return null;
  const mark = threshold + restartedBy(state);
  const reading = read(found, track, yardstickOf(state, setup, trigger.metric), mark, state.latency);
  // One that compares needs both arms, and one of amounts a sum that can be judged.
  const seen =
    track.null.kind === 'relative' ? Math.min(reading.candidate.n, reading.baseline.n) : reading.candidate.n;
  const needed = Math.max(reading.logE === null ? 1 : 0, trigger.minRequests - seen);
  return { ...reading, triggerId: trigger.id, needed, fires: needed === 0 && reaches(reading) };
}

interface Look {
  slice: SliceState;
  scan: Scan;
  track: TrackState;
  logE: number;
  threshold: number;
  /** Is it one of few values of its attribute that look worse? Where most do, none is to be left out: the trigger acts. */
  isPart: boolean;
}

const LOOKS_WORSE = Math.log(10);
const MOST_OF_WHOLE = 0.8;

/** Every slice by every scan, the evidence alone. */
function looksOf(state: WatchState, setup: WatchSetup): Look[] {
  const looks: Look[] = [];
  for (const slice of Object.values(state.slices)) {
    const threshold = fireThreshold(ALPHA, slice.weight * setup.sliceShare) + restartedBy(state);
    for (const scan of setup.scans) {
      const track = slice.tracks[scan.key];
      if (!track) continue;
      const logE = trackLogE(track, scan.setup, yardstickOf(state, setup, scan.judged.metric));
      looks.push({ slice, scan, track, logE, threshold, isPart: true });
    }
  }
  const seen = (of: readonly Look[]) => of.reduce((sum, { track }) => sum + track.mean.candidate.n, 0);
  const groups = groupBy(looks, ({ slice, scan }) => JSON.stringify([slice.dimension, scan.key]));
  for (const alike of groups.values()) {
    const worse = seen(alike.filter(({ logE }) => logE >= LOOKS_WORSE));
    const isPart = worse < MOST_OF_WHOLE * Math.max(seen(alike), seenInAll(state, setup, alike[0]?.scan));
    for (const look of alike) look.isPart = isPart;
  }
  return looks;
}

/** How many the candidate has shown in all requests to the trigger of a scan; 0 without one. */
function seenInAll(state: WatchState, setup: WatchSetup, scan: Scan | undefined): number {
  const watched = setup.triggers.find(({ trigger }) => trigger.id === scan?.trigger?.id);
  return (watched && state.triggers[watched.key]?.mean.candidate.n) ?? 0;
}

function readSlices(state: WatchState, setup: WatchSetup): SliceReading[] {
  const looks = looksOf(state, setup);
  const listed = new Set(
    eBh(
      looks.map(({ logE }) => logE),
      SUSPECTS_FALSE,
    ),
  );
  return looks.map((look, place) => toSlice(state, setup, look, listed.has(place))).sort(byEvidence);
}

function toSlice(
  state: WatchState,
  setup: WatchSetup,
  { slice, scan, track, threshold, isPart }: Look,
  isSuspect: boolean,
): SliceReading {
  const { metric, comparison, threshold: margin } = scan.judged;
  const reading = read(track, scan.setup, yardstickOf(state, setup, metric), threshold);
  const { dimension, value } = slice;
  return {
    ...reading,
    ...{ dimension, value, metric, comparison, margin, isSuspect },
    triggerId: scan.trigger?.id ?? null,
    // Where most look worse, none is left out.
    action: isPart || scan.action !== 'exclude' ? scan.action : 'list',
    fires: (isPart || scan.action === 'hold') && reaches(reading),
  };
}

function readTolerance(
  state: WatchState,
  setup: WatchSetup,
  { key, judged: { metric, comparison, threshold: margin }, safe, harm }: WatchedTolerance,
): ToleranceReading {
  const yardstick = yardstickOf(state, setup, metric);
  const tracks = state.gate.tolerances[key];
  const judged = { metric, comparison, margin };
  if (!tracks) {
    const none = { n: 0, x: null, mean: null, value: null };
    const empty = { logE: null, threshold: GATE_THRESHOLD, candidate: none, baseline: none, interval: null };
    return { ...empty, ...judged, outcome: 'no_data', isFlat: false, forecast: { kind: 'no_estimate' } };
  }
  const reading = read(tracks.safe, safe, yardstick, GATE_THRESHOLD, state.latency);
  const isEmpty = reading.candidate.n === 0 || reading.baseline.n === 0;
  const isWorse = trackLogE(tracks.harm, harm, yardstick) >= GATE_THRESHOLD;
  const isShown = (reading.logE ?? Number.NEGATIVE_INFINITY) >= GATE_THRESHOLD;
  const isFlat = reading.baseline.n > 0 && isFlatBaseline(tracks.safe, safe, yardstick);
  // Both at once is what only numbers that cannot be true would say.
  const outcome = isEmpty ? 'no_data' : isWorse ? 'fail' : isShown && !isFlat ? 'pass' : 'inconclusive';
  const forecast: Forecast = isFlat
    ? { kind: 'cannot_be_settled' }
    : forecastOf(tracks.safe, safe, yardstick);
  return { ...reading, ...judged, outcome, isFlat, forecast };
}

function read(
  state: TrackState,
  setup: TrackSetup,
  yardstick: Yardstick | null,
  threshold: number,
  latency?: WatchState['latency'],
): TrackReading {
  const seen = armsSeen(state, setup, yardstick);
  const logE = trackLogE(state, setup, yardstick);
  return {
    logE: logE > -1e9 ? logE : null,
    threshold,
    candidate: { ...seen.candidate, value: shownValue(setup, seen.candidate, latency?.candidate) },
    baseline: { ...seen.baseline, value: shownValue(setup, seen.baseline, latency?.baseline) },
    interval: differenceInterval(state, setup, yardstick, ALPHA),
  };
}

function reaches({ logE, threshold, candidate }: TrackReading): boolean {
  return logE !== null && logE >= threshold && hasMinimum(candidate.n, candidate.x);
}

function shownValue({ metric }: TrackSetup, { mean }: ArmSeen, latency?: LatencyCounts): number | null {
  if (isTail(metric)) return latency ? histogramQuantile(new Map(latency), 1 - TAIL[metric]) : null;
  return mean !== null && METRICS[metric].better === 'higher' ? 1 - mean : mean;
}

/** The most first: of a cohort and the one within it that does the harm, the one within it. */
function byEvidence(a: SliceReading, b: SliceReading): number {
  return evidenceOf(b) - evidenceOf(a) || (nameOf(a) < nameOf(b) ? -1 : 1);
}

/** Of a slice, how near its own threshold its evidence is. */
function evidenceOf({ logE, threshold }: TrackReading): number {
  return (logE ?? Number.NEGATIVE_INFINITY) - threshold;
}

function nameOf({ dimension, value, metric }: SliceReading): string {
  return JSON.stringify([dimension, value, metric]);
}

function forecastOf(state: TrackState, setup: TrackSetup, yardstick: Yardstick | null): Forecast {
  const { candidate, baseline } = armsSeen(state, setup, yardstick);
  const total = candidate.n + baseline.n;
  if (!(candidate.n > 0 && baseline.n > 0) || setup.null.kind !== 'relative') return { kind: 'no_estimate' };
  const allocation = candidate.n / total;
  const kind: HarmKind = harmKind(setup.metric);
  const byPair = (threshold: number): Forecast =>
    state.pair
      ? forecastPair(state.pair, pairSetup(setup, yardstick), { allocation, threshold })
      : { kind: 'no_estimate' };
  if (isPairAlone(setup) || !yardstick || !(yardstick.sd > 0)) return byPair(GATE_THRESHOLD);
  const mean = meanSetup(setup, setup.null, yardstick);
  const found = estimateMean(state.mean, mean);
  const turned = found && { difference: -found.difference, se: found.se };
  const byMean = (threshold: number) =>
    forecastMean(turned, { tau: mean.tau, nc: candidate.n, allocation, threshold });
  if (kind === 'amount') return byMean(GATE_THRESHOLD);
  return soonerForecast(byMean(GATE_THRESHOLD + Math.LN2), byPair(GATE_THRESHOLD + Math.LN2));
}
