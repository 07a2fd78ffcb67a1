'use client';

import { useMemo } from 'react';
import { prepareSeries } from '@/lib/core/charts/prepare-series';
import { METRICS, type MetricId } from '@/lib/core/telemetry/metric';
import type { DashboardView } from '@/lib/schemas/dashboard';
import { chartInput } from './chart-input';
import { MetricCard } from './metric-card';
import { UnpricedNote } from './unpriced-note';

/** The order in which an owner reads: is it good, is it fast, what does it cost, does it break. */
const ORDER: readonly MetricId[] = [
  'quality',
  'task_success',
  'parse_failures',
  'tool_errors',
  'refusals',
  'errors',
  'latency_p50',
  'latency_p95',
  'latency_p99',
  'cost',
  'input_tokens',
  'output_tokens',
  'fallbacks',
];

export interface DashboardChartsProps {
  view: DashboardView;
  /** Metrics that the note names: shown even without data. */
  watched?: readonly MetricId[];
  /** Charts with the same one share their cursor. */
  syncId: string;
}

export function DashboardCharts({ view, watched = [], syncId }: DashboardChartsProps) {
  const models = useMemo(() => {
    const input = chartInput(view);
    return ORDER.map((metric) => prepareSeries(input, metric));
  }, [view]);
  const shown = models.filter((model) => model.hasData || watched.includes(model.metric));
  const silent = models.filter((model) => !shown.includes(model));
  return (
    <>
      <UnpricedNote models={view.unpriced} />
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
        {shown.map((model) => (
          <MetricCard
            key={model.metric}
            model={model}
            syncId={syncId}
            isWatched={watched.includes(model.metric)}
          />
        ))}
      </div>
      {shown.some(({ hasData }) => hasData) ? (
        <p className="mt-2 text-sm text-mute">
          Shaded: where the value of each interval alone may lie, with 95 % confidence. Decisions go by the
          gate and the triggers, which count all of them.
        </p>
      ) : null}
      {silent.length > 0 ? (
        <p className="mt-2 text-sm text-mute">
          No event in this window carries:{' '}
          {silent.map((model) => METRICS[model.metric].label.toLowerCase()).join(', ')}.
        </p>
      ) : null}
    </>
  );
}
