import { formatChange } from '../telemetry/format-metric';
import type { MetricId } from '../telemetry/metric';
import type { ChartCell, ChartInput, ChartModel, ChartRow, ChartSeries } from './chart-model';
import { spreadLabels } from './spread-labels';
import { valueAxis } from './value-axis';

/** Two end labels closer than this share of the height would overlap; likewise two markers' names in width. */
const LABEL_GAP = 0.15;
const MARKER_GAP = 0.22;

/**
 * One metric of a dashboard as something to draw. The grid of buckets covers the window without holes: a version
 * without events in a bucket has a null cell there (a gap, never a line across it and never a zero). Values are in
 * the metric's unit. Throws RangeError when the bucket length is not positive.
 */
export function prepareSeries(input: ChartInput, metric: MetricId): ChartModel {
  if (!(input.bucketMs > 0)) throw new RangeError('The bucket length must be positive');
  const rows = grid(input, metric);
  const values = rows.flatMap((row) => row.cells.flatMap((cell) => cell?.value ?? []));
  const axis = valueAxis(metric, values);
  const totals = input.versions.map((version) => total(input, metric, version.id));
  const at = (role: 'baseline' | 'candidate') =>
    totals[input.versions.findIndex((version) => version.role === role)]?.value ?? null;
  return {
    metric,
    hasData: values.length > 0,
    domainMs: [input.fromMs, input.toMs],
    bucketMs: input.bucketMs,
    axis,
    rows,
    series: withEndLabels(
      input.versions.map((version, i) => ({
        ...version,
        total: totals[i] ?? { n: 0, value: null },
        endLabel: lastValue(rows, i, version.variant),
      })),
      axis,
    ),
    markers: markers(input),
    change: formatChange(metric, at('baseline'), at('candidate')),
  };
}

function grid(input: ChartInput, metric: MetricId): ChartRow[] {
  const { fromMs, toMs, bucketMs } = input;
  const starts = input.points.map((point) => point.atMs);
  if (starts.length === 0) return [];
  // The server's buckets need not be aligned with the window: they set the phase, the window the ends.
  const phase = Math.min(...starts);
  const first = Math.min(phase, phase - Math.ceil((phase - fromMs) / bucketMs) * bucketMs);
  const last = Math.max(Math.max(...starts), first + Math.floor((toMs - 1 - first) / bucketMs) * bucketMs);
  const cells = new Map(
    input.points.map((point) => [`${slot(point.atMs)} ${point.versionId}`, cell(point.metrics[metric])]),
  );
  function slot(atMs: number): number {
    return Math.round((atMs - first) / bucketMs);
  }
  return Array.from({ length: slot(last) + 1 }, (_, i) => {
    const startMs = first + i * bucketMs;
    const endMs = startMs + bucketMs;
    return {
      startMs,
      xMs: (Math.max(startMs, Math.min(fromMs, endMs)) + Math.max(startMs, Math.min(endMs, toMs))) / 2,
      unsettled: endMs > toMs,
      cells: input.versions.map((version) => cells.get(`${i} ${version.id}`) ?? null),
    };
  });
}

function cell({ n, value }: ChartCell): ChartCell {
  return { n, value: n > 0 && value !== null && Number.isFinite(value) ? value : null };
}

function total(input: ChartInput, metric: MetricId, versionId: string): ChartCell {
  const summary = input.totals.find((t) => t.versionId === versionId);
  return summary ? cell(summary.metrics[metric]) : { n: 0, value: null };
}

function lastValue(rows: readonly ChartRow[], index: number, text: string): ChartSeries['endLabel'] {
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i];
    const value = row?.cells[index]?.value ?? null;
    if (row && value !== null) return { xMs: row.xMs, y: value, text };
  }
  return null;
}

function withEndLabels(series: ChartSeries[], axis: { min: number; max: number }): ChartSeries[] {
  const height = axis.max - axis.min;
  const shown = series.flatMap((s) => (s.endLabel ? [s.endLabel] : []));
  const spread = spreadLabels(
    shown.map((label) => (label.y - axis.min) / height),
    LABEL_GAP,
  );
  let next = 0;
  return series.map((s) =>
    s.endLabel ? { ...s, endLabel: { ...s.endLabel, y: axis.min + (spread[next++] ?? 0) * height } } : s,
  );
}

/** Of names that would overlap, the later one stands: it says where the release is now. */
function markers(input: ChartInput): ChartModel['markers'] {
  const gap = (input.toMs - input.fromMs) * MARKER_GAP;
  let nextLabelledMs = Number.POSITIVE_INFINITY;
  return input.markers
    .filter((marker) => marker.atMs >= input.fromMs && marker.atMs <= input.toMs)
    .sort((a, b) => b.atMs - a.atMs)
    .map((marker) => {
      const labelled = nextLabelledMs - marker.atMs >= gap;
      if (labelled) nextLabelledMs = marker.atMs;
      return { ...marker, labelled };
    })
    .reverse();
}
