import type { ChartRow, PlotModel } from '@/lib/core/charts/chart-model';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import { formatBucket } from './format-instant';
import { SeriesSwatch } from './series-swatch';

export interface ChartTooltipProps {
  model: PlotModel;
  row: ChartRow;
  formatValue: (value: number | null) => string;
  /** Whether cells say how many observations they stand on. */
  counted: boolean;
}

/** One bucket in numbers: each version's value and how many observations it stands on. */
export function ChartTooltip({ model, row, formatValue, counted }: ChartTooltipProps) {
  return (
    <div className="rounded-control border border-line bg-card px-2.5 py-1.5 text-sm shadow-float">
      <div className="text-mute">
        {formatBucket(row.startMs, model.bucketMs)}
        {row.unsettled ? ', still filling' : ''}
      </div>
      <table>
        <tbody>
          {model.series.map((series, i) => {
            const cell = row.cells[i];
            return (
              <tr key={series.id}>
                <td className="pr-2 whitespace-nowrap">
                  <SeriesSwatch series={model.series} index={i} /> {series.variant}
                </td>
                <td className="pr-2 text-right font-medium whitespace-nowrap">
                  {formatValue(cell?.value ?? null)}
                </td>
                {model.rows.some(({ cells }) => cells[i]?.band) ? (
                  <td className="pr-2 text-right whitespace-nowrap text-mute">
                    {cell?.band ? `${formatValue(cell.band[0])} to ${formatValue(cell.band[1])}` : null}
                  </td>
                ) : null}
                {counted ? (
                  <td className="text-right whitespace-nowrap text-mute">n {formatCount(cell?.n ?? 0)}</td>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
