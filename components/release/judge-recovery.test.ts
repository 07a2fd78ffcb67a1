import { expect, test } from 'vitest';
import { METRIC_IDS, type MetricValues, type VersionSummary } from '@/lib/core/telemetry/metric';
import { judgeRecovery } from './judge-recovery';

const version = (id: string) => ({ id, variant: id }) as Parameters<typeof judgeRecovery>[0]['baseline'];
const summary = (versionId: string, told: Partial<MetricValues>): VersionSummary => ({
  versionId,
  requests: 100,
  metrics: {
    ...(Object.fromEntries(METRIC_IDS.map((metric) => [metric, { n: 0, value: null }])) as MetricValues),
    ...told,
  },
});
const judge = (before: Partial<MetricValues>, since: Partial<MetricValues>) =>
  judgeRecovery(
    {
      ...{ baseline: version('v1'), candidate: version('v2') },
      note: { metricsToWatch: ['quality', 'latency_p95'], triggers: [] },
    },
    {
      before: { from: '', to: '', totals: [summary('v1', before), summary('v0', {})] },
      during: { from: '', to: '', totals: [summary('v2', { quality: { n: 50, value: 0.4 } })] },
      since: { from: '', to: '', totals: [summary('v1', since)] },
    },
  );
const at = (value: number, n = 100) => ({ n, value });

test('is back when every watched metric is within its tolerance of the day before', () => {
  const { rows, sentence } = judge(
    { quality: at(0.9), latency_p95: at(2000) },
    { quality: at(0.885), latency_p95: at(2390) },
  );
  expect(rows.map(({ metric, state, during }) => [metric, state, during.value])).toEqual([
    ['quality', 'back', 0.4],
    ['latency_p95', 'back', null],
  ]);
  expect(sentence).toBe(
    'Back: all 2 metrics that could be compared are where they were in the 24 h before the release, within the usual tolerance.',
  );
});

test('names what is still worse, and what cannot be said', () => {
  const before = { quality: at(0.9, 5_000), latency_p95: at(2000) };
  expect(judge(before, { quality: at(0.87, 2_000) }).sentence).toBe(
    'Not back yet: quality is still worse than in the 24 h before the release. Too little to say of latency p95.',
  );
});

test('does not call worse what chance explains, while so few have come back', () => {
  const before = { quality: at(0.9, 5_000), latency_p95: at(2000) };
  const { rows, sentence } = judge(before, { quality: at(0.87), latency_p95: at(2000) });
  expect(rows.map(({ state }) => state)).toEqual(['unclear', 'back']);
  expect(sentence).toBe(
    'Not clear yet whether all is back. What is seen of quality is worse, and may be chance so far.',
  );
  expect(judge(before, { quality: at(0.87), latency_p95: at(2600) }).sentence).toBe(
    'Not back yet: latency p95 is still worse than in the 24 h before the release. What is seen of quality is worse, and may be chance so far.',
  );
  expect(judge({ quality: at(0.9, 5_000) }, { quality: at(0.7) }).rows[0]?.state).toBe('worse');
});

test('says nothing over a handful of requests, or without a day before', () => {
  const few = 'Too little to say yet: at least 30 requests of before and of since are asked for.';
  expect(judge({ quality: at(0.9) }, { quality: at(0.9, 29) }).sentence).toBe(few);
  expect(judge({}, { quality: at(0.9) }).sentence).toBe(few);
});
