'use client';

import type { BuiltInQuery } from '@/lib/core/monitoring/monitoring-query';
import { MetricSelect } from './metric-select';
import { WindowInput } from './window-input';

/** One built-in metric, over a window. */
export function BuiltInQueryFields({
  query,
  onChange,
}: {
  query: BuiltInQuery;
  onChange: (query: BuiltInQuery) => void;
}) {
  return (
    <div className="flex flex-wrap gap-2">
      <MetricSelect
        label="Metric of the monitoring query"
        className="w-56"
        value={query.metric}
        onChange={(metric) => onChange({ ...query, metric })}
      />
      <WindowInput
        value={query.windowMinutes}
        onChange={(windowMinutes) => onChange({ ...query, windowMinutes })}
      />
    </div>
  );
}
