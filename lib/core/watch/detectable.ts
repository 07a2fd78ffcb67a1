import { absLogE } from '../stats/abs';
import {
  type Forecast,
  forecastFactor,
  forecastMean,
  forecastPair,
  soonerForecast,
  TYPICAL_PART,
} from '../stats/forecast';
import { HARM } from '../stats/odds-grid';
import type { PairState } from '../stats/pair';
import { NO_BLOCK } from '../stats/step';
import { countAbove, tailShift } from '../stats/tail-latency';
import { bucketIndex, bucketValue, type LatencyHistogram } from '../telemetry/latency-histogram';
import { harmKind } from './arm-harm';
import { isTail, type TAIL } from './harm-null';
import { NOTHING_LEARNED } from './preview-trigger';
import { linesOf } from './step-watch';
import { isPairAlone, meanSetup, pairSetup } from './track';
import type { WatchedTrigger, WatchSetup } from './watch-setup';
import type { Yardstick } from './yardstick';

/** Harm of both arms, were the candidate worse by as much as is asked about. */
interface Supposed {
  candidate: number;
  baseline: number;
}

export type Detectable =
  | { kind: 'about'; requests: number }
  /** No number of requests that anybody waits for. */
  | { kind: 'out_of_reach' }
  /** Too little is known of the baseline, or twice nothing is asked about. */
  | { kind: 'unknown' };

const HIGHEST_RATE = 0.999;

/**
 * After about how many requests of both arms a trigger fires, were the candidate worse by twice what it allows (of a limit:
 * half as much again), at the stage's share. From the baseline's yardstick and, of latencies, its histogram.
 */
export function detectableWithin(
  watched: WatchedTrigger,
  setup: WatchSetup,
  { share, latency }: { share: number; latency: LatencyHistogram },
): Detectable {
  const yardstick = setup.reference.yardsticks[watched.trigger.metric] ?? null;
  const supposed = supposedHarm(watched, setup, yardstick, latency);
  if (!yardstick || !supposed) return { kind: 'unknown' };
  const forecast =
    watched.setup.null.kind === 'absolute'
      ? forecastLimit(watched, yardstick, supposed, share)
      : forecastBeside(watched, yardstick, supposed, share);
  if (forecast === null) return { kind: 'out_of_reach' };
  return { kind: 'about', requests: Math.max(forecast, watched.trigger.minRequests / share) };
}

function supposedHarm(
  { trigger, setup: track }: WatchedTrigger,
  setup: WatchSetup,
  yardstick: Yardstick | null,
  latency: LatencyHistogram,
): Supposed | null {
  if (isTail(trigger.metric)) return supposedTail(trigger.metric, trigger, setup, latency);
  if (!yardstick) return null;
  const isRate = harmKind(track.metric) !== 'amount';
  const capped = (harm: number) => (isRate ? Math.min(harm, HIGHEST_RATE) : harm);
  if (track.null.kind === 'absolute') return { candidate: capped(1.5 * track.null.limit), baseline: 0 };
  const { r, margin } = track.null;
  const baseline = yardstick.mean;
  const candidate = capped(Math.max(0, 1 + 2 * (r - 1)) * baseline + 2 * margin);
  return candidate > r * baseline + margin ? { candidate, baseline } : null;
}

/** As if every latency were longer alike: the share above a line is then the baseline's above a lower one. */
function supposedTail(
  metric: keyof typeof TAIL,
  { comparison, threshold }: WatchedTrigger['trigger'],
  setup: WatchSetup,
  latency: LatencyHistogram,
): Supposed | null {
  const total = countAbove(latency, Number.NEGATIVE_INFINITY);
  const line = setup.reference.lines[metric];
  const lines = linesOf({ metric, comparison, threshold }, NOTHING_LEARNED, setup);
  if (!(total > 0) || line === undefined || !lines || !(threshold > 0)) return null;
  const share = (bucket: number) => countAbove(latency, bucket) / total;
  const baseline = share(lines.baseline);
  switch (comparison) {
    case 'absolute':
      return { candidate: share(bucketIndex(bucketValue(line) / 1.5)), baseline: 0 };
    case 'ratio':
      return { candidate: share(lines.candidate - tailShift(2 * threshold)), baseline };
    case 'margin':
      return { candidate: share(bucketIndex(Math.max(0, bucketValue(line) - threshold))), baseline };
  }
}

function forecastBeside(
  { trigger, setup: track, threshold }: WatchedTrigger,
  yardstick: Yardstick,
  supposed: Supposed,
  share: number,
): number | null {
  if (!(share < 1) || track.null.kind !== 'relative') return null;
  const kind = harmKind(trigger.metric);
  const byPair = (mark: number): Forecast =>
    forecastPair(certain(supposed), pairSetup(track, yardstick), { allocation: share, threshold: mark });
  if (isPairAlone(track)) return requestsOf(byPair(threshold));
  if (!(yardstick.sd > 0)) return null;
  const { r, margin } = track.null;
  const mean = meanSetup(track, track.null, yardstick);
  const se = yardstick.sd * Math.sqrt(yardstick.phi * (1 + (r * r * share) / (1 - share)));
  const difference = supposed.candidate - r * supposed.baseline - margin;
  const byMean = (mark: number): Forecast =>
    forecastMean({ difference, se }, { tau: mean.tau, nc: 1, allocation: share, threshold: mark });
  const found =
    kind === 'amount'
      ? byMean(threshold)
      : soonerForecast(byMean(threshold + Math.LN2), byPair(threshold + Math.LN2));
  const requests = requestsOf(found);
  return requests === null ? null : Math.max(requests, mean.least / share);
}

function forecastLimit(
  { trigger, setup: track, threshold }: WatchedTrigger,
  yardstick: Yardstick,
  { candidate }: Supposed,
  share: number,
): number | null {
  if (track.null.kind !== 'absolute') return null;
  const { limit } = track.null;
  if (!(candidate > limit)) return null;
  if (harmKind(trigger.metric) !== 'amount') {
    const logEAfter = (n: number) =>
      absLogE({ n, x: n * candidate }, limit, { grid: HARM, phi: yardstick.phi });
    const own = forecastFactor(logEAfter, threshold);
    return own === null ? null : own / share;
  }
  if (!(yardstick.sd > 0)) return null;
  const { tau, least } = meanSetup(track, { r: 1, margin: 0 }, yardstick);
  const estimate = { difference: candidate - limit, se: yardstick.sd * Math.sqrt(yardstick.phi) };
  const requests = requestsOf(forecastMean(estimate, { tau, nc: 1, allocation: share, threshold }));
  return requests === null ? null : Math.max(requests, least / share);
}

/** A state without evidence that knows both rates for certain. */
function certain({ candidate, baseline }: Supposed): PairState {
  const n = 1e9;
  return {
    ...{ logE: HARM.psi.map(() => 0), lastBlock: NO_BLOCK },
    ...{ nc: n, xc: n * candidate, nb: n, xb: n * baseline },
  };
}

/** From the beginning, with both rates known, half of simulated releases needed 0.8 to 0.9 of the formula's whole number. */
function requestsOf(forecast: Forecast): number | null {
  return forecast.kind === 'about' ? forecast.requests / TYPICAL_PART : null;
}
