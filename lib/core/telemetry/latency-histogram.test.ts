import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normal, seededRandom } from '@/lib/server/sample/seeded-random';
import {
  addCounts,
  bucketIndex,
  bucketValue,
  histogramQuantile,
  type LatencyHistogram,
  ZERO_BUCKET,
} from './latency-histogram';

const FRACTIONS = [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999];

function histogramOf(values: readonly number[]): LatencyHistogram {
  const histogram: LatencyHistogram = new Map();
  for (const value of values) addCounts(histogram, [bucketIndex(value)], [1]);
  return histogram;
}

/** As PostgreSQL's percentile_cont: linear between the two nearest ranks. */
function exactQuantile(values: readonly number[], fraction: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = fraction * (sorted.length - 1);
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]];
  return low + (high - low) * (rank - Math.floor(rank));
}

function expectWithinOnePercent(values: readonly number[]): void {
  const histogram = histogramOf(values);
  for (const fraction of FRACTIONS) {
    const exact = exactQuantile(values, fraction);
    const off = Math.abs((histogramQuantile(histogram, fraction) ?? Number.NaN) - exact);
    expect(off, `p${100 * fraction} of ${values.length}`).toBeLessThanOrEqual(0.01 * exact + 1e-9);
  }
}

const random = seededRandom(17);
const draw = (count: number, one: () => number) => Array.from({ length: count }, one);
const DISTRIBUTIONS = [
  { name: 'lognormal, as latencies are', values: draw(20_000, () => Math.exp(normal(random, 7, 0.6))) },
  { name: 'exponential', values: draw(20_000, () => -Math.log(1 - random()) * 300) },
  { name: 'uniform from 1 to 10,000', values: draw(20_000, () => 1 + 9_999 * random()) },
  {
    name: 'two humps: cached and not',
    values: draw(20_000, () =>
      random() < 0.7 ? 20 + 5 * random() : 4_000 * Math.exp(normal(random, 0, 0.3)),
    ),
  },
  { name: 'heavy tail (Pareto 1.2)', values: draw(20_000, () => 50 / (1 - random()) ** (1 / 1.2)) },
];

describe('quantiles from log-buckets', () => {
  it.each(DISTRIBUTIONS)('are within a hundredth of the exact ones: $name', ({ values }) =>
    expectWithinOnePercent(values),
  );

  it('are within a hundredth of the exact ones: latencies of a recorded release', (context) => {
    const file = path.resolve('../shared/data/llmdrift/gpt-4_0314-to-0613/events.jsonl');
    if (!existsSync(file)) return context.skip(`The recorded release is not there (${file}).`);
    const rows = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    const latencies = rows.flatMap((row) => (JSON.parse(row) as { latency_ms?: number }).latency_ms ?? []);
    expect(latencies.length).toBeGreaterThan(1_000);
    expectWithinOnePercent(latencies);
  });

  it('are within a hundredth of the exact ones: anything', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 60 }),
        (values) => expectWithinOnePercent(values),
      ),
    );
  });

  it('number buckets as DDSketch does', () => {
    expect([1, 1000, 1234.5, 0.37].map(bucketIndex)).toEqual([0, 346, 356, -49]);
    expect(bucketIndex(0)).toBe(ZERO_BUCKET);
    expect(bucketValue(ZERO_BUCKET)).toBe(0);
  });

  it('say nothing of nothing, and 0 of zeros', () => {
    expect(histogramQuantile(new Map(), 0.5)).toBeNull();
    expect(histogramQuantile(histogramOf([0, 0, 0]), 0.95)).toBe(0);
  });
});
