import type { ChartSeries } from '@/lib/core/charts/chart-model';

export interface SeriesLook {
  stroke: string;
  width: number;
  dash: string | undefined;
  /** For words in the line's colour: dark enough to read. */
  text: string;
}

const OTHER_DASHES = ['5 3', '2 3', '7 3 2 3', '1 4'];

/** Baseline is grey, the candidate has the accent; others are told apart by their dashes. */
export function seriesLook(series: readonly Pick<ChartSeries, 'role'>[], index: number): SeriesLook {
  const role = series[index]?.role;
  if (role === 'candidate') {
    return { stroke: 'var(--accent)', width: 2, dash: undefined, text: 'var(--accent)' };
  }
  if (role === 'baseline') {
    return { stroke: 'var(--baseline)', width: 1.75, dash: undefined, text: 'var(--mute)' };
  }
  const nth = series.slice(0, index).filter((s) => s.role === 'other').length;
  const dash = OTHER_DASHES[nth % OTHER_DASHES.length];
  return { stroke: 'var(--faint)', width: 1.5, dash, text: 'var(--mute)' };
}
