import type { Trigger } from '@/lib/core/release/note';
import { forecastPair, TYPICAL_PART } from '@/lib/core/stats/forecast';
import { SAFE } from '@/lib/core/stats/odds-grid';
import { NO_BLOCK } from '@/lib/core/stats/step';
import { GATE_THRESHOLD } from '@/lib/core/stats/thresholds';
import type { MetricId } from '@/lib/core/telemetry/metric';
import { detectableWithin } from '@/lib/core/watch/detectable';
import { tolerance } from '@/lib/core/watch/tolerance';
import { watchSetup } from '@/lib/core/watch/watch-setup';
import type { Yardstick } from '@/lib/core/watch/yardstick';

/** A baseline as the page supposes it, and the trigger that watches the metric. */
export interface Supposed {
  trigger: Pick<Trigger, 'metric' | 'comparison' | 'threshold'>;
  mean: number;
  sd: number;
}

const OTHERS: readonly MetricId[] = ['errors', 'refusals'];

/** Requests of both arms until a trigger fires on a candidate that is worse by twice what it allows; one of three triggers. */
export function requestsToFire({ trigger, mean, sd }: Supposed, share: number): number | null {
  const yardstick: Yardstick = { mean, sd, phi: 1, n: 100_000 };
  const whole = (part: Supposed['trigger'], id: string): Trigger => ({
    ...part,
    ...{ id, minRequests: 30, action: 'roll_back', inSlice: 'exclude', weight: 1 },
  });
  const triggers = [
    whole(trigger, 'asked'),
    ...OTHERS.map((metric) => whole({ metric, comparison: 'ratio', threshold: 0.5 }, metric)),
  ];
  const reference = { isCapped: true, yardsticks: { [trigger.metric]: yardstick }, lines: {}, slices: [] };
  const setup = watchSetup({ triggers, metricsToWatch: [], tolerances: {} }, reference);
  const [asked] = setup.triggers;
  const found = asked && detectableWithin(asked, setup, { share, latency: new Map() });
  return found?.kind === 'about' ? found.requests : null;
}

/** Requests of both arms until a gate has shown that a rate is no worse, of a candidate that is as good as its baseline. */
export function requestsToPass(rate: number, share: number): number | null {
  const { threshold } = tolerance('parse_failures');
  const n = 1e9;
  const state = {
    ...{ logE: SAFE.psi.map(() => 0), lastBlock: NO_BLOCK },
    ...{ nc: n, xc: n * rate, nb: n, xb: n * rate },
  };
  const found = forecastPair(
    state,
    { grid: SAFE, pRef: rate, r: 1 + threshold, phi: 1 },
    { allocation: share, threshold: GATE_THRESHOLD },
  );
  return found.kind === 'about' ? found.requests / TYPICAL_PART : null;
}
