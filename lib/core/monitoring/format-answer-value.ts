import { formatMetric } from '../telemetry/format-metric';
import { isSourceQuery, type MonitoringQuery } from './monitoring-query';

/** A value of an answer as people read it: a built-in metric as everywhere, else at most four digits and the unit. */
export function formatAnswerValue(query: MonitoringQuery, value: number | null): string {
  if (!isSourceQuery(query)) return formatMetric(query.metric, value);
  if (value === null || !Number.isFinite(value)) return 'no data';
  return query.unit === '' ? plain(value) : `${plain(value)} ${query.unit}`;
}

function plain(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e9)) return value.toExponential(2);
  const decimals = size === 0 ? 0 : Math.max(0, Math.min(6, 3 - Math.floor(Math.log10(size))));
  const [whole = '0', fraction = ''] = value.toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const digits = fraction.replace(/0+$/, '');
  return digits === '' ? grouped : `${grouped}.${digits}`;
}
