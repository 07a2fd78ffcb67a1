/** The built-in metrics. `better` says which way is good; `unit` how a number is written. */
export const METRICS = {
  quality: {
    label: 'Quality',
    short: 'Quality',
    kind: 'mean',
    unit: 'score',
    better: 'higher',
    of: 'requests with a quality score',
  },
  task_success: {
    label: 'Task success',
    short: 'Success',
    kind: 'rate',
    unit: 'fraction',
    better: 'higher',
    of: 'requests with an outcome',
  },
  judged_acceptable: {
    label: 'Judged acceptable',
    short: 'Judged',
    kind: 'rate',
    unit: 'fraction',
    better: 'higher',
    of: 'outputs judged in review',
  },
  latency_p50: {
    label: 'Latency p50',
    short: 'p50',
    kind: 'quantile',
    unit: 'ms',
    better: 'lower',
    of: 'requests with a latency',
  },
  latency_p95: {
    label: 'Latency p95',
    short: 'p95',
    kind: 'quantile',
    unit: 'ms',
    better: 'lower',
    of: 'requests with a latency',
  },
  latency_p99: {
    label: 'Latency p99',
    short: 'p99',
    kind: 'quantile',
    unit: 'ms',
    better: 'lower',
    of: 'requests with a latency',
  },
  cost: {
    label: 'Cost per request',
    short: 'Cost',
    kind: 'mean',
    unit: 'usd',
    better: 'lower',
    of: 'requests with a cost',
  },
  runaway_cost: {
    label: 'Runaway cost',
    short: 'Runaway',
    kind: 'rate',
    unit: 'fraction',
    better: 'lower',
    of: 'requests since the release began that tell a cost',
  },
  input_tokens: {
    label: 'Input tokens per request',
    short: 'Tokens in',
    kind: 'mean',
    unit: 'tokens',
    better: 'lower',
    of: 'requests with a token count',
  },
  output_tokens: {
    label: 'Output tokens per request',
    short: 'Tokens out',
    kind: 'mean',
    unit: 'tokens',
    better: 'lower',
    of: 'requests with a token count',
  },
  parse_failures: {
    label: 'Parse failures',
    short: 'Parse',
    kind: 'rate',
    unit: 'fraction',
    better: 'lower',
    of: 'requests whose output was parsed',
  },
  tool_errors: {
    label: 'Tool errors',
    short: 'Tools',
    kind: 'rate',
    unit: 'fraction',
    better: 'lower',
    of: 'tool calls',
  },
  refusals: {
    label: 'Refusals',
    short: 'Refusals',
    kind: 'rate',
    unit: 'fraction',
    better: 'lower',
    of: 'requests checked for refusal',
  },
  fallbacks: {
    label: 'Fallbacks',
    short: 'Fallbacks',
    kind: 'rate',
    unit: 'fraction',
    better: 'lower',
    of: 'requests checked for fallback',
  },
  errors: {
    label: 'Errors',
    short: 'Errors',
    kind: 'rate',
    unit: 'fraction',
    better: 'lower',
    of: 'requests checked for errors',
  },
} as const;

export type MetricId = keyof typeof METRICS;
export const METRIC_IDS = Object.keys(METRICS) as [MetricId, ...MetricId[]];

/**
 * One metric over one window and one version. `n` is how many observations the value stands on (tool calls for
 * tool errors, judged outputs for what people judged, else requests); `value` is null when n is 0: no data is not zero. Rates, quality: fraction 0..1;
 * latency: ms; cost: US dollars per request.
 */
export interface MetricValue {
  n: number;
  value: number | null;
  /** Of a point in a chart: where the true value lies with 95 % confidence, as metric-band.ts says. */
  band?: [low: number, high: number];
}

export type MetricValues = Record<MetricId, MetricValue>;

/** All metrics of one version in one window. `requests` counts every event, whatever it carries. */
export interface VersionSummary {
  versionId: string;
  requests: number;
  metrics: MetricValues;
}
