import type { MetricId } from './metric';

interface ObservationWords {
  one: string;
  many: string;
  /** To follow "40 more". */
  more: string;
}

const REQUESTS: ObservationWords = { one: 'request', many: 'requests', more: 'requests' };
const WORDS: Partial<Record<MetricId, ObservationWords>> = {
  tool_errors: { one: 'tool call', many: 'tool calls', more: 'tool calls' },
  judged_acceptable: { one: 'judged output', many: 'judged outputs', more: 'outputs to judge' },
};

/** What a metric counts one by one, in words. */
export function observationWords(metric: MetricId): ObservationWords {
  return WORDS[metric] ?? REQUESTS;
}
