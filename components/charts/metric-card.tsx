'use client';

import { Eye, Table2, TrendingUp } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { ChartModel } from '@/lib/core/charts/chart-model';
import { formatCount, formatMetric } from '@/lib/core/telemetry/format-metric';
import { METRICS } from '@/lib/core/telemetry/metric';
import { ChartTable } from './chart-table';
import { LazyChart } from './lazy-chart';
import { SeriesSwatch } from './series-swatch';

const HEIGHT = 118;

export interface MetricCardProps {
  model: ChartModel;
  syncId: string;
  /** The rollout note names this metric. */
  isWatched: boolean;
}

export function MetricCard({ model, syncId, isWatched }: MetricCardProps) {
  const [asTable, setAsTable] = useState(false);
  const { label, of } = METRICS[model.metric];
  const lead = model.series.find((s) => s.role === 'candidate' && s.total.value !== null);
  return (
    <section className="min-w-0 rounded-card border border-line bg-card px-4 pt-2.5 pb-3" aria-label={label}>
      <div className="flex items-center gap-1.5">
        <h3 className="min-w-0 truncate text-sm font-medium text-mute">{label}</h3>
        {isWatched ? (
          <span
            title="The rollout note names this metric"
            className="inline-flex items-center gap-1 text-xs text-mute"
          >
            <Eye aria-hidden className="size-3" /> watched
          </span>
        ) : null}
        <Button
          size="sm"
          variant="ghost"
          className="-mr-2 ml-auto px-1.5"
          aria-pressed={asTable}
          aria-label={asTable ? `${label}: show the chart` : `${label}: show the table`}
          title={asTable ? 'Chart' : 'Table'}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? <TrendingUp aria-hidden /> : <Table2 aria-hidden />}
        </Button>
      </div>
      {lead ? (
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-xl font-semibold tracking-tight">
            {formatMetric(model.metric, lead.total.value)}
          </span>
          {model.change ? <span className="text-sm text-mute">{model.change} vs baseline</span> : null}
        </p>
      ) : null}
      <ul className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-mute" title={`n counts ${of}`}>
        {model.series.map((series, i) => (
          <li key={series.id} className="whitespace-nowrap">
            <SeriesSwatch series={model.series} index={i} /> {series.variant}{' '}
            <span className="text-ink">{formatMetric(model.metric, series.total.value)}</span> n{' '}
            {formatCount(series.total.n)}
          </li>
        ))}
      </ul>
      <div className="mt-2">
        {!model.hasData ? (
          <div className="grid place-items-center rounded-control bg-hatch" style={{ height: HEIGHT }}>
            <span className="rounded-sm bg-card px-1.5 text-sm text-mute">no data in this window</span>
          </div>
        ) : asTable ? (
          <ChartTable model={model} />
        ) : (
          <div role="img" aria-label={inWords(model)}>
            <LazyChart
              model={model}
              height={HEIGHT}
              syncId={syncId}
              formatValue={(value) => formatMetric(model.metric, value)}
            />
          </div>
        )}
      </div>
    </section>
  );
}

function inWords(model: ChartModel): string {
  const arms = model.series.map(
    ({ variant, role, total }) =>
      `${role === 'other' ? '' : `${role} `}${variant} ${formatMetric(model.metric, total.value)} over ${formatCount(total.n)} ${METRICS[model.metric].of}`,
  );
  return `${METRICS[model.metric].label} over time: ${arms.join('; ')}. The table button shows each interval.`;
}
