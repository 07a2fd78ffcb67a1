import type { ChartSeries } from '@/lib/core/charts/chart-model';
import { seriesLook } from './series-look';

/** A piece of the line as it is drawn in the chart. */
export function SeriesSwatch({
  series,
  index,
}: {
  series: readonly Pick<ChartSeries, 'role'>[];
  index: number;
}) {
  const look = seriesLook(series, index);
  return (
    <svg aria-hidden width={14} height={8} className="mr-0.5 inline-block align-middle">
      <line
        x1={1}
        x2={13}
        y1={4}
        y2={4}
        stroke={look.stroke}
        strokeWidth={look.width + 0.5}
        strokeLinecap="round"
        strokeDasharray={look.dash}
      />
    </svg>
  );
}
