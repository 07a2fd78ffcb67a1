import { Table, Td, Th } from '@/components/ui/table';
import { formatChange, formatCount, formatMetric } from '@/lib/core/telemetry/format-metric';
import { METRICS, type MetricId, type MetricValue } from '@/lib/core/telemetry/metric';
import type { SignOffFigure } from '@/lib/schemas/sign-off';

export interface FigureTableProps {
  label: string;
  figures: readonly SignOffFigure[];
  variants: { baseline: string; candidate: string };
}

/** Both arms of a stage side by side, with what they stand on. */
export function FigureTable({ label, figures, variants }: FigureTableProps) {
  return (
    <Table label={`${label} of ${variants.baseline} and ${variants.candidate}`}>
      <thead>
        <tr>
          <Th>Metric</Th>
          <Th numeric>{variants.baseline}</Th>
          <Th numeric>{variants.candidate}</Th>
          <Th numeric>Difference</Th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ metric, baseline, candidate, interval }) => (
          <tr key={metric}>
            <Td className="sm:whitespace-nowrap">{METRICS[metric].label}</Td>
            <Value metric={metric} of={baseline} />
            <Value metric={metric} of={candidate} />
            <Td numeric>
              {formatChange(metric, baseline.value, candidate.value)}
              {interval ? (
                <span className="ml-auto block max-w-44 text-sm whitespace-normal text-mute">{interval}</span>
              ) : null}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Value({ metric, of: { n, value } }: { metric: MetricId; of: MetricValue }) {
  return (
    <Td numeric>
      {formatMetric(metric, value)}
      <span className="block text-sm text-mute">n {formatCount(n)}</span>
    </Td>
  );
}
