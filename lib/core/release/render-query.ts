import { isSourceQuery, type MonitoringQuery, SOURCE_LANGUAGES } from '../monitoring/monitoring-query';
import { formatCount } from '../telemetry/format-metric';
import { metricWords } from './render-trigger';

/**
 * The monitoring query in words: "task success by version, over the last 60 minutes", or "PromQL on "production", over
 * the last 60 minutes, in "ms"". The text of a query to a source is not among them.
 */
export function renderQuery(query: MonitoringQuery): string {
  const window = `over the last ${formatCount(query.windowMinutes)} minutes`;
  if (!isSourceQuery(query)) return `${metricWords(query.metric)} by version, ${window}`;
  const unit = query.unit === '' ? '' : `, in "${query.unit}"`;
  return `${SOURCE_LANGUAGES[query.kind]} on "${query.source}", ${window}${unit}`;
}
