import fc from 'fast-check';
import { expect, test } from 'vitest';
import { METRIC_IDS } from '@/lib/core/telemetry/metric';
import { fromPeople, thresholdUnit, toPeople } from './trigger-units';

test.each([
  ['parse_failures', 'absolute', 0.02, 2, '%'],
  ['task_success', 'margin', 0.03, 3, 'points'],
  ['cost', 'ratio', 0.15, 15, '%'],
  ['cost', 'absolute', 0.0131, 0.0131, '$'],
  ['latency_p95', 'absolute', 2500, 2.5, 's'],
  ['latency_p95', 'margin', 300, 0.3, 's'],
  ['quality', 'margin', 0.05, 0.05, ''],
  ['output_tokens', 'absolute', 800, 800, 'tokens'],
] as const)('%s %s of %d is typed as %d %s', (metric, comparison, stored, typed, suffix) => {
  const unit = thresholdUnit({ metric, comparison });
  expect(unit.suffix).toBe(suffix);
  expect(toPeople(stored, unit)).toBe(typed);
  expect(fromPeople(typed, unit)).toBe(stored);
});

test('what is typed comes back as it was typed', () => {
  const comparisons = fc.constantFrom('absolute' as const, 'margin' as const, 'ratio' as const);
  fc.assert(
    fc.property(
      fc.constantFrom(...METRIC_IDS),
      comparisons,
      fc.integer({ min: 0, max: 999_999 }),
      (metric, comparison, n) => {
        const unit = thresholdUnit({ metric, comparison });
        expect(toPeople(fromPeople(n / 100, unit), unit)).toBe(n / 100);
      },
    ),
  );
});
