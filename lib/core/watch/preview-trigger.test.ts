import { describe, expect, it } from 'vitest';
import { binomial } from '../random/binomial';
import { RandomStream } from '../random/random-stream';
import type { Trigger } from '../release/note';
import { contribute, contributionOf, emptyRollup, mergeInto, type Rollup } from '../telemetry/rollup';
import { detectableWithin } from './detectable';
import { detectableSentence, firingsSentence } from './preview-sentences';
import { countFirings, playDays, type TrafficRow } from './preview-trigger';
import { splitRow } from './split-row';
import type { WatchReference } from './watch-reference';
import { watchSetup } from './watch-setup';
import { yardsticksOf } from './yardstick';

const DAY = 86_400_000;
const stream = (seed = 1) => new RandomStream(seed, 2, 3);
const trigger = (changes: Partial<Trigger>): Trigger => ({
  ...{ id: 't', metric: 'parse_failures', comparison: 'margin', threshold: 0.02, minRequests: 100 },
  ...{ action: 'roll_back', inSlice: 'exclude', weight: 1 },
  ...changes,
});

/** Requests of one row; of those in `failing` of 1, output does not parse. */
function rowOf(
  startsAtMs: number,
  requests: number,
  failing: number,
  random = stream(startsAtMs),
): TrafficRow {
  const rollup = emptyRollup();
  const failed = binomial(random, requests, failing);
  for (let k = 0; k < requests; k += 1) {
    const event = {
      ...{ id: 'e', feature: 'f', parse_failed: k < failed, latency_ms: 100 + (k % 100) },
      ...{ cost_usd: 0.01 + (k % 10) / 1000, quality: 0.8 + (k % 5) / 25 },
    };
    contribute(rollup, contributionOf(event, 0, null));
  }
  return { startsAtMs, rollup };
}
const daysOf = (days: number, failing: (day: number) => number) =>
  Array.from({ length: days * 48 }, (_, k) => {
    const day = Math.floor(k / 48);
    return rowOf(day * DAY + (k % 48) * 1_800_000, 100, failing(day));
  });
const referenceOf = (rows: readonly TrafficRow[]): WatchReference => ({
  ...{ isCapped: false, slices: [] },
  ...yardsticksOf(
    rows.map(({ rollup }) => rollup),
    false,
  ),
});
const latencyOf = (rows: readonly TrafficRow[]) => {
  const whole: Rollup = emptyRollup();
  for (const { rollup } of rows) mergeInto(whole, rollup);
  return whole.latency;
};

const HEALTHY = daysOf(20, () => 0.02);
const preview = (one: Trigger, rows = HEALTHY, share = 0.1) => {
  const setup = watchSetup({ triggers: [one], metricsToWatch: [], tolerances: {} }, referenceOf(rows));
  const [watched] = setup.triggers;
  if (!watched) throw new Error('There is one trigger.');
  return {
    firings: countFirings([...playDays(rows, watched, setup, { share, random: stream() })]),
    detectable: detectableWithin(watched, setup, { share, latency: latencyOf(rows) }),
  };
};

describe('a row split by chance', () => {
  const row = rowOf(0, 20_000, 0.05).rollup;
  const split = (metric: Trigger['metric'], share = 0.1, rollup = row) =>
    splitRow(rollup, metric, { lines: { candidate: 259, baseline: 255 }, share, random: stream() });

  it.each(['parse_failures', 'latency_p95', 'quality', 'cost'] as const)('loses no request: %s', (metric) => {
    const { candidate, baseline } = split(metric);
    expect(candidate.n + baseline.n).toBe(20_000);
    expect(candidate.n).toBeGreaterThan(1_800);
    expect(candidate.n).toBeLessThan(2_200);
  });

  it.each(['parse_failures', 'quality', 'cost'] as const)(
    'keeps the sums, and makes two arms alike: %s',
    (metric) => {
      const { candidate, baseline } = split(metric, 0.5);
      const whole = split(metric, 1).candidate;
      expect(candidate.sum + baseline.sum).toBeCloseTo(whole.sum, 6);
      expect(candidate.squares + baseline.squares).toBeCloseTo(whole.squares, 6);
      expect(Math.abs(candidate.sum / candidate.n - baseline.sum / baseline.n)).toBeLessThan(0.02);
    },
  );

  it('holds each arm of a latency to its own line', () => {
    const { candidate, baseline } = split('latency_p95', 0.5);
    expect(candidate.sum / candidate.n).toBeLessThan(baseline.sum / baseline.n);
  });

  it.each(['quality', 'cost'] as const)(
    'makes sums that some numbers could have, also of few: %s',
    (metric) => {
      const few = rowOf(0, 3, 0).rollup;
      for (let seed = 1; seed < 200; seed += 1) {
        const arms = splitRow(few, metric, { lines: null, share: 0.5, random: stream(seed) });
        for (const { n, sum, squares } of [arms.candidate, arms.baseline]) {
          expect(sum * sum).toBeLessThanOrEqual(n * squares * (1 + 1e-9));
          if (metric === 'quality') expect(sum).toBeLessThanOrEqual(n);
        }
      }
    },
  );
});

describe('how often a trigger would have fired', () => {
  it.each<[string, Partial<Trigger>]>([
    ['a margin', {}],
    ['a ratio', { comparison: 'ratio', threshold: 0.2 }],
    ['a slower tail', { metric: 'latency_p95', comparison: 'ratio', threshold: 0.1 }],
    ['a score', { metric: 'quality', threshold: 0.02 }],
    ['a cost', { metric: 'cost', comparison: 'ratio', threshold: 0.1 }],
    ['a limit above what is usual', { comparison: 'absolute', threshold: 0.04 }],
  ])('is hardly ever where both arms are the same: %s', (_, changes) => {
    const { firings } = preview(trigger(changes));
    expect(firings.days).toBe(20);
    expect(firings.fired).toBeLessThanOrEqual(1);
  });

  it('is every day that the baseline itself breaks a limit, and only then', () => {
    const rows = daysOf(10, (day) => (day < 3 ? 0.08 : 0.02));
    const { firings } = preview(trigger({ comparison: 'absolute', threshold: 0.04 }), rows);
    expect(firings).toEqual({ days: 10, fired: 3 });
  });

  it('is never with fewer requests than the trigger asks for', () => {
    const { firings } = preview(
      trigger({ comparison: 'absolute', threshold: 0.001, minRequests: 1_000_000 }),
    );
    expect(firings).toEqual({ days: 20, fired: 0 });
  });

  it('is not known of what was never observed', () => {
    const { firings, detectable } = preview(trigger({ metric: 'refusals' }));
    expect(firings).toEqual({ days: 0, fired: 0 });
    expect(detectable).toEqual({ kind: 'unknown' });
  });
});

describe('how soon a trigger sees something', () => {
  const within = (changes: Partial<Trigger>, share = 0.1) => {
    const found = preview(trigger(changes), HEALTHY, share).detectable;
    return found.kind === 'about' ? found.requests : Number.POSITIVE_INFINITY;
  };

  it.each<[string, Partial<Trigger>]>([
    ['a margin', { threshold: 0.04 }],
    ['a ratio', { comparison: 'ratio', threshold: 1 }],
    ['a limit', { comparison: 'absolute', threshold: 0.04 }],
    ['a tail', { metric: 'latency_p95', comparison: 'ratio', threshold: 0.1 }],
    ['a tail by a margin', { metric: 'latency_p95', threshold: 20 }],
    ['a limit of a tail', { metric: 'latency_p95', comparison: 'absolute', threshold: 250 }],
    ['a score', { metric: 'quality', threshold: 0.05 }],
    ['a cost', { metric: 'cost', comparison: 'ratio', threshold: 0.1 }],
    ['a limit of a cost', { metric: 'cost', comparison: 'absolute', threshold: 0.02 }],
  ])('is some number of requests, no fewer than it asks for: %s', (_, changes) => {
    const found = within(changes);
    expect(found).toBeGreaterThanOrEqual(100 / 0.1);
    expect(found).toBeLessThan(200_000);
  });

  it('is later for less, and with a smaller share', () => {
    expect(within({ threshold: 0.01 })).toBeGreaterThan(within({ threshold: 0.04 }));
    expect(within({ threshold: 0.04 }, 0.01)).toBeGreaterThan(within({ threshold: 0.04 }, 0.2));
  });

  it('is never beside a baseline that is not there, and unknown of no difference', () => {
    expect(preview(trigger({}), HEALTHY, 1).detectable).toEqual({ kind: 'out_of_reach' });
    expect(preview(trigger({ threshold: 0 })).detectable).toEqual({ kind: 'unknown' });
  });
});

describe('in words', () => {
  it.each([
    [{ days: 24, fired: 0 }, /it would never have fired, played as 24 releases/],
    [{ days: 24, fired: 1 }, /it would have fired once,/],
    [{ days: 1, fired: 1 }, /played as one release of a day\.$/],
    [{ days: 9, fired: 2 }, /it would have fired 2 times,/],
    [{ days: 0, fired: 0 }, /^No requests whose output was parsed on the baseline in the last 30 days/],
  ])('%o', (firings, words) => {
    expect(firingsSentence(trigger({}), firings, 30)).toMatch(words);
  });

  it.each<[Partial<Trigger>, string]>([
    [{}, 'a rise of 4 points within about 1,200 requests at “10 %”.'],
    [{ comparison: 'ratio', threshold: 0.15 }, 'a rise of 30 % within'],
    [{ comparison: 'absolute', threshold: 0.04 }, 'a rise to 6 % within'],
    [{ metric: 'task_success', comparison: 'absolute', threshold: 0.9 }, 'a drop to 85 % within'],
    [{ metric: 'quality', threshold: 0.05 }, 'a drop of 0.1 within'],
  ])('%o', (changes, words) => {
    expect(detectableSentence(trigger(changes), { kind: 'about', requests: 1_234 }, '10 %')).toContain(words);
  });
});
