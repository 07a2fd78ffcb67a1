'use client';

import { Select } from '@/components/ui/select';
import { METRIC_IDS, METRICS, type MetricId } from '@/lib/core/telemetry/metric';

export interface MetricSelectProps {
  label: string;
  value: MetricId;
  onChange: (metric: MetricId) => void;
  className?: string;
}

export function MetricSelect({ label, value, onChange, className }: MetricSelectProps) {
  return (
    <Select
      aria-label={label}
      className={className}
      value={value}
      onChange={(event) => onChange(METRIC_IDS.find((id) => id === event.target.value) ?? value)}
    >
      {METRIC_IDS.map((id) => (
        <option key={id} value={id}>
          {METRICS[id].label}
        </option>
      ))}
    </Select>
  );
}
