import { describe, expect, it } from 'vitest';
import type { EventInput } from './event';
import { bandOf } from './metric-band';
import { contribute, contributionOf, emptyRollup } from './rollup';

const rollupOf = (events: readonly Partial<EventInput>[]) => {
  const rollup = emptyRollup();
  for (const [n, fields] of events.entries()) {
    contribute(rollup, contributionOf({ id: `e${n}`, feature: 'f', ...fields }, 0, null));
  }
  return rollup;
};
const times = (n: number, fields: Partial<EventInput>) => Array.from({ length: n }, () => fields);

describe('the band around a value', () => {
  // statsmodels 0.14 proportion_confint(method='wilson'); scipy 1.11 stats.t.interval.
  it.each([
    [
      '10 of 100 failed',
      'parse_failures',
      [...times(10, { parse_failed: true }), ...times(90, { parse_failed: false })],
      0.05522914,
      0.17436566,
    ],
    ['none of 20 failed', 'errors', times(20, { error: false }), 0, 0.16112516],
    [
      'a mean of ten',
      'quality',
      [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.5].map((quality) => ({ quality })),
      0.3153,
      0.6847,
    ],
  ] as const)('%s', (_name, metric, events, low, high) => {
    const band = bandOf(rollupOf(events), metric);
    expect(band?.[0]).toBeCloseTo(low, 3);
    expect(band?.[1]).toBeCloseTo(high, 3);
  });

  it('of a quantile is between the ranks that chance would reach, and narrows with more', () => {
    const few = bandOf(
      rollupOf(Array.from({ length: 100 }, (_, n) => ({ latency_ms: n + 1 }))),
      'latency_p50',
    );
    // Ranks 40.2 and 59.8 of 100, each within 1 %.
    expect(few?.[0]).toBeCloseTo(40.8, 0);
    expect(few?.[1]).toBeCloseTo(60.1, 0);
    const many = bandOf(
      rollupOf(Array.from({ length: 10_000 }, (_, n) => ({ latency_ms: (n % 100) + 1 }))),
      'latency_p50',
    );
    expect((many?.[1] ?? 0) - (many?.[0] ?? 0)).toBeLessThan(4);
  });

  it('is none of fewer than four, of nothing, and of what nothing is known to vary by', () => {
    expect(bandOf(rollupOf(times(3, { error: true })), 'errors')).toBeNull();
    expect(bandOf(emptyRollup(), 'latency_p95')).toBeNull();
    expect(bandOf(emptyRollup(), 'cost')).toBeNull();
  });

  it('of equal amounts is those amounts', () => {
    const [low, high] = bandOf(rollupOf(times(50, { cost_usd: 0.012 })), 'cost') ?? [];
    expect(low).toBeCloseTo(0.012, 9);
    expect(high).toBeCloseTo(0.012, 9);
  });

  it('covers the true rate in about 95 of 100 stretches', () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed / 2_147_483_648;
    };
    let covered = 0;
    for (let stretch = 0; stretch < 1000; stretch += 1) {
      const events = Array.from({ length: 80 }, () => ({ refused: random() < 0.12 }));
      const [low, high] = bandOf(rollupOf(events), 'refusals') ?? [1, 0];
      if (low <= 0.12 && 0.12 <= high) covered += 1;
    }
    expect(covered).toBeGreaterThan(930);
    expect(covered).toBeLessThan(975);
  });
});
