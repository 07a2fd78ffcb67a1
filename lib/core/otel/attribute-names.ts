/** Each thing under its names in the wild, the newest convention first; the first one present wins. */
export const NAMES = {
  feature: ['sluice.feature', 'feature_flag.key'],
  variant: ['sluice.variant', 'feature_flag.result.variant', 'feature_flag.variant'],
  exposedTo: ['feature_flag.context.id'],
  targetingKey: [
    'sluice.targeting_key',
    'feature_flag.context.id',
    'gen_ai.conversation.id',
    'enduser.id',
    'user.id',
    'session.id',
    'langfuse.user.id',
    'langfuse.session.id',
  ],
  operation: ['gen_ai.operation.name'],
  system: ['gen_ai.provider.name', 'gen_ai.system', 'llm.provider', 'llm.system'],
  requestModel: [
    'gen_ai.request.model',
    'llm.request.model',
    'llm.model_name',
    'langfuse.observation.model.name',
  ],
  responseModel: ['gen_ai.response.model', 'llm.response.model'],
  promptVersion: [
    'gen_ai.prompt.version',
    'langfuse.observation.prompt.version',
    'traceloop.prompt.version',
    'llm.prompt_template.version',
  ],
  responseId: ['gen_ai.response.id', 'llm.response.id'],
  inputTokens: [
    'gen_ai.usage.input_tokens',
    'gen_ai.usage.prompt_tokens',
    'llm.usage.prompt_tokens',
    'llm.token_count.prompt',
  ],
  outputTokens: [
    'gen_ai.usage.output_tokens',
    'gen_ai.usage.completion_tokens',
    'llm.usage.completion_tokens',
    'llm.token_count.completion',
  ],
  cachedTokens: [
    'gen_ai.usage.cache_read.input_tokens',
    'gen_ai.usage.cache_read_input_tokens',
    'gen_ai.usage.cached_tokens',
    'llm.usage.cache_read_input_tokens',
    'llm.token_count.prompt_details.cache_read',
  ],
  cost: ['sluice.cost_usd', 'gen_ai.usage.cost', 'llm.usage.total_cost', 'llm.cost.total'],
  outputType: ['gen_ai.output.type', 'gen_ai.openai.request.response_format'],
  finishReasons: [
    'gen_ai.response.finish_reasons',
    'gen_ai.response.finish_reason',
    'llm.finish_reason',
    'ai.response.finishReason',
  ],
  kind: ['llm.request.type', 'openinference.span.kind', 'traceloop.span.kind', 'langfuse.observation.type'],
  evaluationScore: ['gen_ai.evaluation.score.value'],
  evaluationLabel: ['gen_ai.evaluation.score.label'],
  evaluationName: ['gen_ai.evaluation.name'],
} as const;

/** The labels by their own names, on a span or a resource. */
export const PLAIN_LABELS = [
  'model_version',
  'prompt_version',
  'retrieval_version',
  'policy_version',
] as const;

export const CONTEXT_PREFIX = 'sluice.context.';
export const FINGERPRINT_PREFIX = 'sluice.fingerprint.';
