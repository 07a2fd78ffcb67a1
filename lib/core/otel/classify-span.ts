import { NAMES } from './attribute-names';
import type { OtelSpan } from './otel-data';
import { textOf } from './read-attribute';

export type SpanKind = 'inference' | 'tool_call' | 'other';

const INFERENCE = new Set(['chat', 'text_completion', 'generate_content', 'completion', 'llm', 'generation']);
const TOOL = new Set(['execute_tool', 'tool']);

/**
 * Is it one request to a model, one call of a tool, or neither (agents, embeddings, retrieval, everything else)? The
 * operation's name decides; where an older instrumentation tells none, the vendor's kind of span, and at last the
 * presence of a provider and a model.
 */
export function classifySpan({ attributes }: OtelSpan): SpanKind {
  const told = textOf(attributes, NAMES.operation) ?? textOf(attributes, NAMES.kind);
  if (told !== undefined) {
    const kind = told.toLowerCase();
    if (INFERENCE.has(kind)) return 'inference';
    return TOOL.has(kind) ? 'tool_call' : 'other';
  }
  if (attributes.has('gen_ai.tool.call.id') || attributes.has('ai.toolCall.name')) return 'tool_call';
  const hasModel = textOf(attributes, NAMES.requestModel) ?? textOf(attributes, NAMES.responseModel);
  return hasModel !== undefined && textOf(attributes, NAMES.system) !== undefined ? 'inference' : 'other';
}
