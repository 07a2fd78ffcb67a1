import type { ChartInput } from '@/lib/core/charts/chart-model';
import { METRIC_IDS, type MetricId, type MetricValue, type MetricValues } from '@/lib/core/telemetry/metric';
import type { StageView } from '@/lib/schemas/release';

const HOUR_MS = 3_600_000;
const START_MS = Date.parse('2026-01-05T08:00:00.000Z');
const GAP = 7;

const VALUES: Partial<Record<MetricId, Record<'baseline' | 'candidate', number>>> = {
  errors: { baseline: 0.021, candidate: 0.034 },
  quality: { baseline: 0.84, candidate: 0.86 },
};

/** Two lines with a gap, a band that narrows with traffic, and a stage that was entered in between. */
export function exampleChart(): ChartInput {
  const versions = [
    { id: 'v7', variant: 'v7', role: 'baseline' as const },
    { id: 'v8', variant: 'v8', role: 'candidate' as const },
  ];
  return {
    fromMs: START_MS,
    toMs: START_MS + 24 * HOUR_MS,
    bucketMs: HOUR_MS,
    versions,
    totals: versions.map(({ id, role }) => ({
      versionId: id,
      requests: 9600,
      metrics: valuesAt(role, 0, 9600),
    })),
    points: versions.flatMap(({ id, role }) =>
      Array.from({ length: 24 }, (_, hour) => hour)
        .filter((hour) => hour !== GAP)
        .map((hour) => ({
          versionId: id,
          atMs: START_MS + hour * HOUR_MS,
          requests: 400,
          metrics: valuesAt(role, Math.sin(hour / 2 + (role === 'candidate' ? 1 : 0)), 40 + hour * 30),
        })),
    ),
    markers: [{ atMs: START_MS + 10 * HOUR_MS, label: 'One cohort' }],
  };
}

/** Metrics that are not drawn here have no data. */
function valuesAt(role: 'baseline' | 'candidate', swing: number, n: number): MetricValues {
  const of = (metric: MetricId): MetricValue => {
    const middle = VALUES[metric]?.[role];
    if (middle === undefined) return { n: 0, value: null };
    const value = middle * (1 + 0.06 * swing);
    const off = 1.96 * Math.sqrt((value * (1 - value)) / n);
    return { n, value, band: [Math.max(0, value - off), Math.min(1, value + off)] };
  };
  // One entry for each metric, so the record is whole.
  return Object.fromEntries(METRIC_IDS.map((metric) => [metric, of(metric)])) as MetricValues;
}

const PLAN = [
  ['offline', 'Offline check', null],
  ['canary', 'Canary', '1 % of all requests, by user'],
  ['cohort', 'One cohort', '50 % of requests where tenant is acme, by user'],
  ['wider', '25 %', '25 % of all requests, by user'],
  ['full', 'Full', '98 % of all requests, by user'],
] as const;
const HERE = 2;

export function exampleStages(state: 'now' | 'held' | 'left'): StageView[] {
  return PLAN.map(([kind, name, cohortText], index) => ({
    ...{ index, kind, name, cohortText },
    state: index < HERE ? 'done' : index === HERE ? state : 'next',
    enteredAt: index <= HERE ? new Date(START_MS + index * HOUR_MS).toISOString() : null,
    leftAt: index < HERE ? new Date(START_MS + (index + 1) * HOUR_MS).toISOString() : null,
    ...{ minMinutes: 60, minRequests: 1000 },
  }));
}
