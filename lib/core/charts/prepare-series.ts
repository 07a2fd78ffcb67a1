import { formatChange } from '../telemetry/format-metric';
import type { MetricId } from '../telemetry/metric';
import type { ChartInput, ChartModel } from './chart-model';
import { preparePlot } from './prepare-plot';
import { valueAxis } from './value-axis';

/** One metric of a dashboard as something to draw, in the metric's unit; as preparePlot says. */
export function prepareSeries(input: ChartInput, metric: MetricId): ChartModel {
  const { totals, points, ...rest } = input;
  const plot = preparePlot(
    {
      ...rest,
      totals: new Map(totals.map(({ versionId, metrics }) => [versionId, metrics[metric]])),
      points: points.map(({ atMs, versionId, metrics }) => ({ atMs, versionId, ...metrics[metric] })),
    },
    (values) => valueAxis(metric, values),
  );
  const at = (role: 'baseline' | 'candidate') =>
    plot.series.find((series) => series.role === role)?.total.value ?? null;
  return { metric, ...plot, change: formatChange(metric, at('baseline'), at('candidate')) };
}
