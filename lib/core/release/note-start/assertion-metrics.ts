import type { MetricId } from '../../telemetry/metric';

/** Which metric watches in traffic what a promptfoo assertion tests offline, by the assertion's type. */
const BY_TYPE: readonly { metric: MetricId; types: readonly string[] }[] = [
  {
    metric: 'quality',
    types: [
      'llm-rubric',
      'similar',
      'factuality',
      'model-graded-factuality',
      'model-graded-closedqa',
      'closed-qa',
      'g-eval',
      'answer-relevance',
      'context-faithfulness',
      'context-recall',
      'context-relevance',
      'conversation-relevance',
      'select-best',
      'pi',
      'bleu',
      'gleu',
      'meteor',
      'rouge-n',
      'levenshtein',
      'classifier',
      'search-rubric',
    ],
  },
  {
    metric: 'task_success',
    types: [
      'equals',
      'contains',
      'contains-all',
      'contains-any',
      'icontains',
      'icontains-all',
      'icontains-any',
      'starts-with',
      'regex',
      'javascript',
      'python',
      'ruby',
      'webhook',
      'word-count',
      'assert-set',
    ],
  },
  { metric: 'latency_p95', types: ['latency'] },
  { metric: 'cost', types: ['cost'] },
  {
    metric: 'parse_failures',
    types: [
      'is-json',
      'contains-json',
      'is-xml',
      'contains-xml',
      'is-html',
      'contains-html',
      'is-sql',
      'contains-sql',
    ],
  },
  {
    metric: 'tool_errors',
    types: [
      'is-valid-function-call',
      'is-valid-openai-function-call',
      'is-valid-openai-tools-call',
      'tool-call-f1',
      'trajectory:tool-used',
    ],
  },
  { metric: 'refusals', types: ['is-refusal', 'guardrails', 'moderation'] },
];

/** Null for an assertion that no built-in metric follows. `not-contains` is watched as `contains` is. */
export function metricOfAssertion(type: string): MetricId | null {
  const plain = type.replace(/^not-/, '');
  return BY_TYPE.find(({ types }) => types.includes(plain))?.metric ?? null;
}
