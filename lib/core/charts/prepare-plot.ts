import type { ChartCell, ChartInput, ChartRow, ChartSeries, PlotModel, ValueAxis } from './chart-model';
import { spreadLabels } from './spread-labels';

/** Two end labels closer than this share of the height would overlap; likewise two markers' names in width. */
const LABEL_GAP = 0.15;
const MARKER_GAP = 0.22;

/** Values by version and bucket; what a dashboard has of one metric, or a monitoring query answered. */
export interface PlotInput extends Pick<ChartInput, 'fromMs' | 'toMs' | 'bucketMs' | 'versions' | 'markers'> {
  /** Over the whole window, by version's id. */
  totals: ReadonlyMap<string, ChartCell>;
  /** `atMs` is the start of the bucket. */
  points: readonly (ChartCell & { atMs: number; versionId: string })[];
}

/**
 * Values as something to draw. The grid of buckets covers the window without holes: a version without a value in a
 * bucket has a null cell there (a gap, never a line across it and never a zero). Throws RangeError when the bucket
 * length is not positive.
 */
export function preparePlot(input: PlotInput, axisOf: (values: readonly number[]) => ValueAxis): PlotModel {
  if (!(input.bucketMs > 0)) throw new RangeError('The bucket length must be positive');
  const rows = grid(input);
  const values = rows.flatMap((row) => row.cells.flatMap((each) => each?.value ?? []));
  const axis = axisOf([...values, ...rows.flatMap(steadyEdges).map(near(values))]);
  return {
    hasData: values.length > 0,
    domainMs: [input.fromMs, input.toMs],
    bucketMs: input.bucketMs,
    axis,
    rows,
    series: withEndLabels(
      input.versions.map((version, i) => ({
        ...version,
        total: cell(input.totals.get(version.id) ?? { n: 0, value: null }),
        endLabel: lastValue(rows, i, version.variant),
      })),
      axis,
    ),
    markers: markers(input),
  };
}

function grid(input: PlotInput): ChartRow[] {
  const { fromMs, toMs, bucketMs } = input;
  const starts = input.points.map((point) => point.atMs);
  if (starts.length === 0) return [];
  // The server's buckets need not be aligned with the window: they set the phase, the window the ends.
  const phase = Math.min(...starts);
  const first = Math.min(phase, phase - Math.ceil((phase - fromMs) / bucketMs) * bucketMs);
  const last = Math.max(Math.max(...starts), first + Math.floor((toMs - 1 - first) / bucketMs) * bucketMs);
  const cells = new Map(input.points.map((point) => [`${slot(point.atMs)} ${point.versionId}`, cell(point)]));
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

function cell({ n, value, band }: ChartCell): ChartCell {
  if (!(n > 0 && value !== null && Number.isFinite(value))) return { n, value: null };
  return band?.every(Number.isFinite) ? { n, value, band } : { n, value };
}

/** A band that stands on fewer is drawn as far as the axis goes: it must not press the lines flat. */
const STEADY = 30;

/** Edges count for the axis as far as the lines move, or half of what is highest: the rest is drawn up to its end. */
function near(values: readonly number[]): (edge: number) => number {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(high - low, Math.abs(high) / 2);
  return (edge) => Math.min(high + room, Math.max(low - room, edge));
}

function steadyEdges({ cells }: ChartRow): number[] {
  return cells.flatMap((each) => (each?.band && each.n >= STEADY ? each.band : []));
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
function markers(input: PlotInput): PlotModel['markers'] {
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
