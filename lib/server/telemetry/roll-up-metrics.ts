import type { MetricId } from '@/lib/core/telemetry/metric';

interface MetricSql {
  /** How many observations the value stands on. */
  n: string;
  /** Null when there is none. */
  value: string;
}

const mean = (column: string): MetricSql => ({ n: `count(${column})`, value: `avg(${column}::float8)` });
const rate = (column: string): MetricSql => ({ n: `count(${column})`, value: `avg(${column}::int::float8)` });
const quantile = (fraction: number): MetricSql => ({
  n: 'count(latency_ms)',
  value: `percentile_cont(${fraction}) WITHIN GROUP (ORDER BY latency_ms)`,
});

// A request that does not say how many of its tool calls failed says nothing about tool errors.
const toldToolErrors = 'FILTER (WHERE tool_calls IS NOT NULL AND tool_errors IS NOT NULL)';
const toolCalls = `coalesce(sum(tool_calls) ${toldToolErrors}, 0)`;

/**
 * How each metric is computed from a group of raw events: exact aggregates, no sketches. A field that an event does
 * not carry is left out of n and value alike: absent is not zero.
 */
export const METRIC_SQL: Record<MetricId, MetricSql> = {
  quality: mean('quality'),
  task_success: rate('task_success'),
  latency_p50: quantile(0.5),
  latency_p95: quantile(0.95),
  latency_p99: quantile(0.99),
  cost: mean('cost_usd'),
  input_tokens: mean('input_tokens'),
  output_tokens: mean('output_tokens'),
  parse_failures: rate('parse_failed'),
  tool_errors: {
    n: toolCalls,
    value: `sum(tool_errors) ${toldToolErrors}::float8 / nullif(${toolCalls}, 0)`,
  },
  refusals: rate('refused'),
  fallbacks: rate('fallback'),
  errors: rate('error'),
};
