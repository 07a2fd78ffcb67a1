import type { MeanEstimate } from './mantel-haenszel';
import { mixLogE } from './mix-log-e';
import { normalLogE } from './normal-mixture';
import { guessedBaseline, type PairSetup, type PairState, pairLogE } from './pair';
import { tgIncrement } from './tg-increment';

/** How many more requests, of both arms together, until an e-value reaches its threshold if things stay as they look. */
export type Forecast =
  | { kind: 'reached' }
  /** `low` and `high`, one significant digit each, are what to print. */
  | { kind: 'about'; requests: number; low: number; high: number }
  /** At the present estimate no number of requests in reach is enough. */
  | { kind: 'cannot_be_settled' }
  /** Nothing has been compared yet. */
  | { kind: 'no_estimate' };

const MOST = 1e6;
const HALVINGS = 60;

/**
 * The least factor from 1 to `most` of the present data at which `logEAt(factor)` reaches the threshold, by halving its
 * logarithm; null when none does. `logEAt` may fall before it rises, but crosses the threshold once.
 */
export function forecastFactor(
  logEAt: (factor: number) => number,
  threshold: number,
  most = MOST,
): number | null {
  if (logEAt(1) >= threshold) return 1;
  if (!(logEAt(most) >= threshold)) return null;
  let low = 0;
  let high = Math.log(most);
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (logEAt(Math.exp(middle)) >= threshold) high = middle;
    else low = middle;
  }
  return Math.exp(high);
}

/**
 * The forecast of MEAN. `estimate` is null while there is none, `nc` the candidate's observations in it, `allocation` the
 * candidate's part of the requests (0 < allocation <= 1). For a gate give the estimate with its difference turned.
 */
export function forecastMean(
  estimate: MeanEstimate | null,
  { tau, nc, allocation, threshold }: { tau: number; nc: number; allocation: number; threshold: number },
): Forecast {
  assertAllocation(allocation);
  if (estimate === null || !(estimate.se > 0)) return { kind: 'no_estimate' };
  const { difference, se } = estimate;
  const factor = forecastFactor((k) => normalLogE(difference, se / Math.sqrt(k), tau), threshold);
  if (factor === 1) return { kind: 'reached' };
  return factor === null ? { kind: 'cannot_be_settled' } : about(((factor - 1) * nc) / allocation);
}

/**
 * The forecast of PAIR: the candidate's rate drawn to the baseline's while it has seen few requests, the expected evidence
 * of a request, and the least number of the candidate's up to a million that is enough.
 */
export function forecastPair(
  state: PairState,
  setup: PairSetup,
  { allocation, threshold }: { allocation: number; threshold: number },
): Forecast {
  assertAllocation(allocation);
  const { grid, r, phi, margin = 0 } = setup;
  if (pairLogE(state, grid) >= threshold) return { kind: 'reached' };
  if (!(state.nb > 0)) return { kind: 'no_estimate' };
  const pb = guessedBaseline(state, setup.pRef);
  const prior = 20 / pb;
  const pc = (state.xc + prior * pb) / (state.nc + prior);
  const nb = (1 - allocation) / allocation;
  const each = grid.psi.map(
    (psi) => tgIncrement(pb, psi, r, { nc: 1, xc: pc, nb, xb: pb * nb }, margin) / phi,
  );
  const logEAfter = (n: number) =>
    mixLogE(
      grid,
      state.logE.map((logE, j) => logE + n * (each[j] ?? 0)),
    );
  if (!(logEAfter(MOST) >= threshold)) return { kind: 'cannot_be_settled' };
  let low = 0;
  let high = MOST;
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (logEAfter(middle) >= threshold) high = middle;
    else low = middle;
  }
  return about(high / allocation);
}

/** Of a score, the sooner of what MEAN and PAIR say, each asked for ln 2 more: qualityLogE halves their sum. */
export function soonerForecast(one: Forecast, other: Forecast): Forecast {
  const order = ['reached', 'about', 'cannot_be_settled', 'no_estimate'];
  if (one.kind === 'about' && other.kind === 'about') return one.requests <= other.requests ? one : other;
  return order.indexOf(one.kind) <= order.indexOf(other.kind) ? one : other;
}

/** Releases that were forecast halfway needed this part of the formula's number, most of them from half to two and a half times that. */
export const TYPICAL_PART = 0.6;

function about(requests: number): Forecast {
  const typical = TYPICAL_PART * requests;
  return { kind: 'about', requests: typical, low: oneDigit(typical * 0.5), high: oneDigit(typical * 2.5) };
}

function oneDigit(requests: number): number {
  return Math.max(1, Number(requests.toPrecision(1)));
}

function assertAllocation(allocation: number): void {
  if (!(allocation > 0 && allocation <= 1))
    throw new RangeError(`An allocation must be above 0 and at most 1, not ${allocation}.`);
}
