import type { MetricId } from '../telemetry/metric';

export const SOURCE_KINDS = ['prometheus', 'postgres', 'clickhouse'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What a query to such a source is written in. */
export const SOURCE_LANGUAGES: Readonly<Record<SourceKind, string>> = {
  prometheus: 'PromQL',
  postgres: 'PostgreSQL',
  clickhouse: 'ClickHouse',
};

/** The built-in query: one metric, by version, over the last `windowMinutes`. */
export interface BuiltInQuery {
  metric: MetricId;
  windowMinutes: number;
}

/** A query to a metric source, which the note names by its name: a name never changes hands. */
export interface SourceQuery {
  /** Empty while none is chosen. */
  source: string;
  kind: SourceKind;
  /** A template: read-template.ts. */
  query: string;
  windowMinutes: number;
  /** Written behind a value: "ms", "%". May be empty. */
  unit: string;
}

export type MonitoringQuery = BuiltInQuery | SourceQuery;

export function isSourceQuery(query: MonitoringQuery): query is SourceQuery {
  return 'source' in query;
}
