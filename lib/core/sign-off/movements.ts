import type { MetricId } from '../telemetry/metric';

/** What a person looks at before everybody gets the candidate (rule 12), in the order in which it is read. */
export const MOVEMENTS = ['quality', 'cost', 'errors', 'latency'] as const;
export type Movement = (typeof MOVEMENTS)[number];

export const MOVEMENT_WORDS: Readonly<
  Record<Movement, { label: string; question: string; metrics: readonly MetricId[] }>
> = {
  quality: {
    label: 'Quality samples',
    question: 'Are the outputs as good as before, for everybody they are for?',
    metrics: ['judged_acceptable', 'quality', 'task_success'],
  },
  cost: {
    label: 'Cost',
    question: 'Does a request cost what it should?',
    metrics: ['cost', 'runaway_cost', 'input_tokens', 'output_tokens'],
  },
  errors: {
    label: 'Error rate',
    question: 'Do more requests fail, break their format or refuse?',
    metrics: ['errors', 'parse_failures', 'tool_errors', 'refusals', 'fallbacks'],
  },
  latency: {
    label: 'Latency',
    question: 'Does anybody wait longer?',
    metrics: ['latency_p50', 'latency_p95', 'latency_p99'],
  },
};

/** The one word that each movement is marked with. */
export const MARKS = ['better', 'same', 'accepted', 'refused'] as const;
export type Mark = (typeof MARKS)[number];

export const MARK_WORDS: Readonly<Record<Mark, string>> = {
  better: 'better',
  same: 'no worse',
  accepted: 'worse, acceptable',
  refused: 'not acceptable',
};

/** Needs words beside the mark: what is worse, and why that is acceptable or not. */
export function needsRemark(mark: Mark): boolean {
  return mark === 'accepted' || mark === 'refused';
}
