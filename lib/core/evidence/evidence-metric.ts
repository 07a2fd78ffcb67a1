import type { ArmAnswer } from './evidence-case';

/** The metrics of a comparison, in the order shown. `better` says which way is good. */
export const EVIDENCE_METRICS = {
  quality: { label: 'Quality', unit: 'score', better: 'higher' },
  parse_failures: { label: 'Parse failures', unit: 'rate', better: 'lower' },
  refusals: { label: 'Refusals', unit: 'rate', better: 'lower' },
  latency: { label: 'Latency, mean', unit: 'ms', better: 'lower' },
  cost: { label: 'Cost per case', unit: 'usd', better: 'lower' },
  input_tokens: { label: 'Input tokens', unit: 'tokens', better: 'lower' },
  output_tokens: { label: 'Output tokens', unit: 'tokens', better: 'lower' },
} as const;
export type EvidenceMetric = keyof typeof EVIDENCE_METRICS;
export const EVIDENCE_METRIC_IDS = Object.keys(EVIDENCE_METRICS) as EvidenceMetric[];

/** One arm's value; null when the file does not say. Failures and refusals are 1, their absence 0. */
export const METRIC_VALUE: Readonly<Record<EvidenceMetric, (answer: ArmAnswer) => number | null>> = {
  quality: ({ quality }) => quality,
  parse_failures: ({ parseOk }) => (parseOk === null ? null : Number(!parseOk)),
  refusals: ({ refused }) => (refused === null ? null : Number(refused)),
  latency: ({ latencyMs }) => latencyMs,
  cost: ({ costUsd }) => costUsd,
  input_tokens: ({ inputTokens }) => inputTokens,
  output_tokens: ({ outputTokens }) => outputTokens,
};
