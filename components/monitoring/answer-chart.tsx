'use client';

import { useMemo } from 'react';
import { LazyChart } from '@/components/charts/lazy-chart';
import { SeriesSwatch } from '@/components/charts/series-swatch';
import { formatAnswerValue } from '@/lib/core/monitoring/format-answer-value';
import type { MonitoringAnswer } from '@/lib/core/monitoring/monitoring-answer';
import type { MonitoringQuery } from '@/lib/core/monitoring/monitoring-query';
import { plotAnswer } from '@/lib/core/monitoring/plot-answer';
import { ARMS } from '@/lib/core/monitoring/query-scope';
import { formatCount } from '@/lib/core/telemetry/format-metric';

const HEIGHT = 132;

export interface AnswerChartProps {
  query: MonitoringQuery;
  answer: MonitoringAnswer;
  variants: { baseline: string | null; candidate: string | null };
  /** Of several charts on a page, which this one is. */
  id: string;
}

/** An answer by version: its newest values, on how much they stand, and the lines. Nothing when there is nothing to draw. */
export function AnswerChart({ query, answer, variants, id }: AnswerChartProps) {
  const model = useMemo(() => plotAnswer(query, answer, variants), [query, answer, variants]);
  if (!model.hasData) return null;
  const counted = answer.counts === 'requests';
  const amount = (n: number) =>
    counted ? `n ${formatCount(n)}` : `${formatCount(n)} ${n === 1 ? 'point' : 'points'}`;
  const isSeries = ARMS.some((arm) => answer.arms[arm].points.length > 1);
  const inWords = model.series.map(
    ({ role, variant, total }) =>
      `${role} ${variant} ${formatAnswerValue(query, total.value)}, ${amount(total.n)}`,
  );
  return (
    <div className="min-w-0">
      <ul className="flex flex-wrap gap-x-4 gap-y-0.5">
        {model.series.map((series, i) => (
          <li key={series.id} className="whitespace-nowrap" data-arm={series.id}>
            <SeriesSwatch series={model.series} index={i} />{' '}
            <span className="text-mute">{series.variant}</span>{' '}
            <span className="font-medium">{formatAnswerValue(query, series.total.value)}</span>{' '}
            <span className="text-mute">
              {isSeries ? `latest, ${amount(series.total.n)} in all` : amount(series.total.n)}
            </span>
          </li>
        ))}
      </ul>
      <div className="mt-2">
        <div role="img" aria-label={`The answer over time: ${inWords.join('; ')}.`}>
          <LazyChart
            model={model}
            height={HEIGHT}
            syncId={id}
            counted={counted}
            formatValue={(value) => formatAnswerValue(query, value)}
          />
        </div>
      </div>
    </div>
  );
}
