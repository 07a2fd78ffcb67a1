import type { MetricId, VersionSummary } from '../telemetry/metric';

/** What a dashboard knows, with instants as epoch ms. A bucket without events is absent. */
export interface ChartInput {
  fromMs: number;
  toMs: number;
  bucketMs: number;
  versions: readonly ChartVersion[];
  /** Over the whole window, by version. */
  totals: readonly VersionSummary[];
  /** `atMs` is the start of the bucket. */
  points: readonly (VersionSummary & { atMs: number })[];
  markers: readonly { atMs: number; label: string }[];
}

export interface ChartVersion {
  id: string;
  variant: string;
  role: 'baseline' | 'candidate' | 'other';
}

/** Lines over time, ready to draw. Everything that needs arithmetic is done; a drawing only maps it to pixels. */
export interface PlotModel {
  /** False when no version has a value anywhere in the window. */
  hasData: boolean;
  domainMs: [number, number];
  bucketMs: number;
  axis: ValueAxis;
  rows: ChartRow[];
  series: ChartSeries[];
  markers: ChartMarker[];
}

/** One metric of a dashboard. */
export interface ChartModel extends PlotModel {
  metric: MetricId;
  /** Candidate against baseline over the window, "−0.6 pt"; null when either is missing. */
  change: string | null;
}

export interface ValueAxis {
  min: number;
  max: number;
  ticks: { value: number; text: string }[];
}

/** One bucket of the whole grid; `cells` in the order of `series`, null where the version has no event. */
export interface ChartRow {
  startMs: number;
  /** Where it is drawn: the middle of the part of the bucket that lies in the window. */
  xMs: number;
  /** True for a bucket that the window cuts short: its numbers still move, so it is drawn paler. */
  unsettled: boolean;
  cells: (ChartCell | null)[];
}

/** `n` observations; `value` null when there are events but none carries this metric. */
export interface ChartCell {
  n: number;
  value: number | null;
  /** Where the true value lies, with 95 % confidence for this bucket alone; absent where that is not known. */
  band?: [low: number, high: number];
}

export interface ChartSeries extends ChartVersion {
  total: { n: number; value: number | null };
  /** The variant's name beside the last value, moved apart from its neighbours (`y` is in the metric's unit); null without a value. */
  endLabel: { xMs: number; y: number; text: string } | null;
}

export interface ChartMarker {
  atMs: number;
  label: string;
  /** False when a later label stands so close that the two would overlap. */
  labelled: boolean;
}
