import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METRIC_IDS, type MetricId } from '../telemetry/metric';
import { valueAxis } from './value-axis';

const CASES: [name: string, metric: MetricId, values: number[], ticks: string[]][] = [
  ['a rate that should be low starts at 0', 'parse_failures', [0.004, 0.021], ['0 %', '1 %', '2 %', '3 %']],
  ['a rate of 0 everywhere has a small top', 'errors', [0, 0], ['0.0 %', '0.5 %', '1.0 %']],
  ['latency below a second is in ms', 'latency_p50', [31, 265], ['0 ms', '100 ms', '200 ms', '300 ms']],
  ['latency above a second is in s', 'latency_p95', [2410, 2330], ['0 s', '1 s', '2 s', '3 s']],
  ['cost shows the decimals of its step', 'cost', [0.0131, 0.0118], ['$0', '$0.005', '$0.010', '$0.015']],
  ['tokens have separators', 'output_tokens', [2900], ['0', '1,000', '2,000', '3,000']],
  ['quality is zoomed', 'quality', [0.81, 0.92], ['0.80', '0.85', '0.90', '0.95']],
  ['quality is not zoomed below a span of 0.1', 'quality', [0.9, 0.9], ['0.85', '0.90', '0.95']],
  ['success near the top stays within 100 %', 'task_success', [1, 0.99], ['90 %', '95 %', '100 %']],
  ['success near the bottom stays within 0 %', 'task_success', [0, 0.01], ['0 %', '5 %', '10 %']],
  ['no value, no tick', 'cost', [], []],
  ['what is not finite is ignored', 'cost', [Number.NaN, Number.POSITIVE_INFINITY], []],
];

describe('valueAxis', () => {
  it.each(CASES)('%s', (_name, metric, values, ticks) => {
    expect(valueAxis(metric, values).ticks.map((tick) => tick.text)).toEqual(ticks);
  });

  it('contains every value, with few ticks, each written apart from the others', () => {
    const value = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...METRIC_IDS), fc.array(value, { minLength: 1 }), (metric, values) => {
        const { min, max, ticks } = valueAxis(metric, values);
        const slack = (max - min) * 1e-6;
        expect(Math.min(...values)).toBeGreaterThanOrEqual(min - slack);
        expect(Math.max(...values)).toBeLessThanOrEqual(max + slack);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(ticks[0]?.value).toBe(min);
        expect(ticks.at(-1)?.value).toBe(max);
      }),
    );
  });
});
