import type { PlotModel } from '@/lib/core/charts/chart-model';
import { standsAlone } from './chart-lines';
import { seriesLook } from './series-look';

export interface LoneDotProps {
  model: PlotModel;
  series: number;
  rowIndex: number;
  cx: number | undefined;
  cy: number | undefined;
}

/** A dot for a value between two gaps, which no line shows; nothing for the others. */
export function LoneDot({ model, series, rowIndex, cx, cy }: LoneDotProps) {
  if (cx === undefined || cy === undefined || !standsAlone(model.rows, rowIndex, series)) return null;
  const isUnsettled = model.rows[rowIndex]?.unsettled === true;
  return (
    <circle
      cx={cx}
      cy={cy}
      r={2}
      fill={seriesLook(model.series, series).stroke}
      opacity={isUnsettled ? 0.4 : 1}
    />
  );
}
