import { METRIC_IDS, type MetricId, type MetricValue } from '@/lib/core/telemetry/metric';
import { type Sql, sqlClient } from '../db/sql-client';
import { METRIC_SQL } from './roll-up-metrics';

/** Which events are counted. Times are the client's clock; `to` is exclusive. */
export interface EventSelection {
  featureId: string;
  from: Date;
  to?: Date | undefined;
  /** Only requests whose arm was decided by chance in this release; with a stage, in that stage only. */
  comparableIn?: { releaseId: string; stageIndex?: number | undefined } | undefined;
}

export interface VersionRollUp<M extends MetricId> {
  versionId: string;
  requests: number;
  metrics: Record<M, MetricValue>;
}

export interface BucketRollUp<M extends MetricId> extends VersionRollUp<M> {
  /** Start of the bucket. */
  at: Date;
}

type Row = { version_id: string; requests: number; bucket?: Date } & Record<string, unknown>;

/** Metrics over the whole selection, one row a version; a version without events is absent. */
export async function rollUpByVersion<M extends MetricId = MetricId>(
  selection: EventSelection,
  metrics: readonly M[] = METRIC_IDS as readonly MetricId[] as readonly M[],
  sql: Sql = sqlClient(),
): Promise<VersionRollUp<M>[]> {
  const rows = await sql<Row[]>`
    SELECT version_id, count(*)::int AS requests ${columns(sql, metrics)}
    FROM event WHERE version_id IS NOT NULL AND ${selected(sql, selection)}
    GROUP BY version_id ORDER BY version_id`;
  return rows.map((row) => toRollUp(row, metrics));
}

/** The same by version and time bucket. A version without events in a bucket is absent there. */
export async function rollUpByVersionOverTime<M extends MetricId = MetricId>(
  selection: EventSelection,
  bucketSeconds: number,
  metrics: readonly M[] = METRIC_IDS as readonly MetricId[] as readonly M[],
  sql: Sql = sqlClient(),
): Promise<BucketRollUp<M>[]> {
  const rows = await sql<Row[]>`
    SELECT version_id, count(*)::int AS requests,
      date_bin(make_interval(secs => ${bucketSeconds}::float8), at, TIMESTAMPTZ '2000-01-01 00:00:00+00') AS bucket
      ${columns(sql, metrics)}
    FROM event WHERE version_id IS NOT NULL AND ${selected(sql, selection)}
    GROUP BY bucket, version_id ORDER BY bucket, version_id`;
  return rows.flatMap((row) => (row.bucket ? [{ at: row.bucket, ...toRollUp(row, metrics) }] : []));
}

/** The condition that picks a selection's events; the dashboards and the slices count the same ones. */
export function selected(sql: Sql, { featureId, from, to, comparableIn }: EventSelection) {
  return sql`feature_id = ${featureId} AND at >= ${from}
    ${to ? sql`AND at < ${to}` : sql``}
    ${comparableIn ? sql`AND comparable AND release_id = ${comparableIn.releaseId}` : sql``}
    ${comparableIn?.stageIndex === undefined ? sql`` : sql`AND stage_index = ${comparableIn.stageIndex}`}`;
}

/** `, n and value of each metric`, as columns named for the metric. */
export function columns(sql: Sql, metrics: readonly MetricId[]) {
  const text = metrics.map(
    (metric) =>
      `, (${METRIC_SQL[metric].n})::float8 AS n_${metric}, ${METRIC_SQL[metric].value} AS v_${metric}`,
  );
  return sql.unsafe(text.join(''));
}

/** Reads what `columns` selected. */
export function metricsOfRow<M extends MetricId>(
  row: Record<string, unknown>,
  metrics: readonly M[],
): Record<M, MetricValue> {
  const read = (metric: M): MetricValue => {
    const value = row[`v_${metric}`];
    return { n: Number(row[`n_${metric}`]), value: typeof value === 'number' ? value : null };
  };
  // One entry for each metric asked for, so the record is whole.
  return Object.fromEntries(metrics.map((metric) => [metric, read(metric)])) as Record<M, MetricValue>;
}

function toRollUp<M extends MetricId>(row: Row, metrics: readonly M[]): VersionRollUp<M> {
  return { versionId: row.version_id, requests: row.requests, metrics: metricsOfRow(row, metrics) };
}
