import { formatCount } from '../telemetry/format-metric';
import type { MonitoringQuery } from './note';
import { metricWords } from './render-trigger';

/** The monitoring query in words: "task success by version, over the last 60 minutes". */
export function renderQuery({ metric, windowMinutes }: MonitoringQuery): string {
  return `${metricWords(metric)} by version, over the last ${formatCount(windowMinutes)} minutes`;
}
