import type { SourceKind } from '@/lib/core/monitoring/monitoring-query';

/** A query of each kind that answers by version. */
export const QUERY_EXAMPLES: Readonly<Record<SourceKind, string>> = {
  prometheus: `histogram_quantile(0.95, sum by (le) (
  rate(request_seconds_bucket{feature="{{feature}}", version="{{version}}"}[{{step}}])
))`,
  postgres: `SELECT date_bin(make_interval(secs => {{step}}), at, {{from}}) AS time,
       avg(score) AS value, count(*) AS n
FROM answers
WHERE at >= {{from}} AND at < {{to}} AND prompt_version = {{prompt_version}}
GROUP BY 1 ORDER BY 1`,
  clickhouse: `SELECT intDiv(toUInt32(at), {{step}}) * {{step}} AS time,
       avg(score) AS value, count() AS n
FROM answers
WHERE at >= {{from}} AND at < {{to}} AND prompt_version = {{prompt_version}}
GROUP BY time ORDER BY time`,
};
