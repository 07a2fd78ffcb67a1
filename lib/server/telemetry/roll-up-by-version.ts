import { groupBy } from '@/lib/core/group-by';
import { METRIC_IDS, type MetricId, type MetricValue } from '@/lib/core/telemetry/metric';
import { bandOf } from '@/lib/core/telemetry/metric-band';
import { metricOf, type Rollup, sumOf } from '@/lib/core/telemetry/rollup';
import { mergeBy, type RollupQuestion, readRollups, WHOLE_MS } from './read-rollups';
import type { RollupRow } from './rollup-home';

export interface VersionRollUp<M extends MetricId> {
  versionId: string;
  requests: number;
  metrics: Record<M, MetricValue>;
}

export interface BucketRollUp<M extends MetricId> extends VersionRollUp<M> {
  /** Start of the bucket. */
  at: Date;
}

/** Metrics over the whole selection, one row a version; a version without events is absent. */
export async function rollUpByVersion<M extends MetricId = MetricId>(
  selection: RollupQuestion,
  metrics: readonly M[] = METRIC_IDS as readonly MetricId[] as readonly M[],
): Promise<VersionRollUp<M>[]> {
  const { rows } = await readRollups(selection, WHOLE_MS, false);
  return byVersion(rows, metrics);
}

export interface TimedRollUp<M extends MetricId> {
  totals: VersionRollUp<M>[];
  points: BucketRollUp<M>[];
  /** What arrived before this will not change; what came after may still be added to. */
  settledUntil: Date;
}

/** The same by version and time bucket, and over all of them. A version without events in a bucket is absent there. */
export async function rollUpByVersionOverTime<M extends MetricId = MetricId>(
  selection: RollupQuestion,
  bucketSeconds: number,
  metrics: readonly M[] = METRIC_IDS as readonly MetricId[] as readonly M[],
): Promise<TimedRollUp<M>> {
  const { rows, settledUntil } = await readRollups(selection, bucketSeconds * 1000, false);
  const labelled = rows.filter((row) => row.versionId !== '');
  const points = [...groupBy(labelled, (row) => row.startsAtMs)]
    .sort(([a], [b]) => a - b)
    .flatMap(([startsAtMs, inBucket]) =>
      byVersion(inBucket, metrics, bandedMetric).map((point) => ({ at: new Date(startsAtMs), ...point })),
    );
  return { totals: byVersion(labelled, metrics), points, settledUntil };
}

function byVersion<M extends MetricId>(
  rows: readonly RollupRow[],
  metrics: readonly M[],
  read = metricOf,
): VersionRollUp<M>[] {
  return [...mergeBy(rows, (row) => row.versionId)]
    .filter(([versionId]) => versionId !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([versionId, rollup]) => toVersionRollUp(versionId, rollup, metrics, read));
}

export function toVersionRollUp<M extends MetricId>(
  versionId: string,
  rollup: Rollup,
  metrics: readonly M[],
  read: (rollup: Rollup, metric: MetricId) => MetricValue = metricOf,
): VersionRollUp<M> {
  // One entry for each metric asked for, so the record is whole.
  const values = Object.fromEntries(metrics.map((metric) => [metric, read(rollup, metric)])) as Record<
    M,
    MetricValue
  >;
  return { versionId, requests: sumOf(rollup, 'requests'), metrics: values };
}

/** The value with its band, in as many digits as a chart can show. */
function bandedMetric(rollup: Rollup, metric: MetricId): MetricValue {
  const band = bandOf(rollup, metric);
  const value = metricOf(rollup, metric);
  return band ? { ...value, band: [Number(band[0].toPrecision(4)), Number(band[1].toPrecision(4))] } : value;
}
