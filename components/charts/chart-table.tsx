import { Table, Td, Th } from '@/components/ui/table';
import type { ChartModel } from '@/lib/core/charts/chart-model';
import { formatCount, formatMetric } from '@/lib/core/telemetry/format-metric';
import { METRICS } from '@/lib/core/telemetry/metric';
import { formatBucket } from './format-instant';

/** The chart's numbers, newest first; intervals without any event are left out. */
export function ChartTable({ model }: { model: ChartModel }) {
  const { label, of } = METRICS[model.metric];
  const rows = model.rows.filter((row) => row.cells.some((cell) => cell !== null)).reverse();
  return (
    <div className="-mx-4 max-h-36 overflow-y-auto">
      <Table label={`${label} by interval; n counts ${of}`} className="text-sm">
        <thead>
          <tr>
            <Th>From</Th>
            {model.series.map((series) => (
              <Th key={series.id} numeric>
                {series.variant}, n
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.startMs}>
              <Td className="py-1 whitespace-nowrap">
                {formatBucket(row.startMs, model.bucketMs)}
                {row.unsettled ? <span className="text-mute"> (filling)</span> : null}
              </Td>
              {model.series.map((series, i) => (
                <Td key={series.id} numeric className="py-1">
                  {formatMetric(model.metric, row.cells[i]?.value ?? null)}
                  <span className="ml-1.5 text-mute">{formatCount(row.cells[i]?.n ?? 0)}</span>
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
