import type { ChartCell, PlotModel } from '../charts/chart-model';
import { preparePlot } from '../charts/prepare-plot';
import { plainAxis, valueAxis } from '../charts/value-axis';
import type { ArmAnswer, MonitoringAnswer } from './monitoring-answer';
import { isSourceQuery, type MonitoringQuery } from './monitoring-query';
import { ARMS, type Arm } from './query-scope';

type Variants = Readonly<Record<Arm, string | null>>;

/** What a query answered, ready to draw: baseline first. A version's total is its newest value, with `n` of the whole window. */
export function plotAnswer(query: MonitoringQuery, answer: MonitoringAnswer, variants: Variants): PlotModel {
  const { fromMs, toMs, stepSeconds, arms } = answer;
  const shown = ARMS.filter((arm) => variants[arm] !== null);
  return preparePlot(
    {
      ...{ fromMs, toMs, bucketMs: stepSeconds * 1000, markers: [] },
      versions: shown.map((arm) => ({ id: arm, variant: variants[arm] ?? arm, role: arm })),
      totals: new Map(shown.map((arm) => [arm, newest(arms[arm])])),
      points: shown.flatMap((arm) =>
        arms[arm].points.map(([atMs, value, n]) => ({ atMs, versionId: arm, value, n: n ?? 1 })),
      ),
    },
    (values) => (isSourceQuery(query) ? plainAxis(values) : valueAxis(query.metric, values)),
  );
}

function newest({ points, n }: ArmAnswer): ChartCell {
  return { n, value: points.at(-1)?.[1] ?? null };
}
