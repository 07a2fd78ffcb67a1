import { describe, expect, it } from 'vitest';
import { mappingContext, otelEvent, otelSpan, STARTS_AT, TRACE_ID } from '@/lib/testing/otel-spans';
import { mapSpan } from './map-span';
import type { OtelSpan, OtelValue } from './otel-data';
import { SpanTree } from './span-tree';

// The same three requests: one answered in JSON, one refused, one that failed. Told as each generation tells it.
const QUESTION = 'Where is my parcel?';
const ANSWER = '{"status":"on its way"}';
const NO = 'I cannot help with that.';
const IDS = ['b7ad6b7169203331', '00f067aa0ba902b7', '53995c3f42cd8ad8'];
const SHARED = { 'sluice.feature': 'support-reply', 'sluice.targeting_key': 'user-1' };

type Telling = (Partial<Parameters<typeof otelSpan>[1]> & { attributes: Record<string, OtelValue> })[];

const GENERATIONS: Record<string, Telling> = {
  'semantic conventions of today': ['ok', 'refused', 'failed'].map((end) => ({
    attributes: {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'model-2',
      'gen_ai.prompt.version': 'prompt-2',
      'gen_ai.output.type': 'json',
      'gen_ai.input.messages': JSON.stringify([
        { role: 'system', parts: [{ type: 'text', content: 'Be brief.' }] },
        { role: 'user', parts: [{ type: 'text', content: QUESTION }] },
      ]),
      ...(end === 'failed'
        ? { 'error.type': 'timeout' }
        : {
            'gen_ai.response.id': `answer-${end}`,
            'gen_ai.response.finish_reasons': [end === 'ok' ? 'stop' : 'content_filter'],
            'gen_ai.usage.input_tokens': 412,
            'gen_ai.usage.output_tokens': 95,
            'gen_ai.usage.cache_read.input_tokens': 200,
            'gen_ai.output.messages': [
              { role: 'assistant', parts: [{ type: 'text', content: end === 'ok' ? ANSWER : NO }] },
            ],
          }),
    },
  })),

  'semantic conventions up to 1.36, contents as events': ['ok', 'refused', 'failed'].map((end) => ({
    failed: end === 'failed',
    events: [
      otelEvent('gen_ai.system.message', { content: 'Be brief.' }),
      otelEvent('gen_ai.user.message', { content: QUESTION }),
      ...(end === 'failed'
        ? []
        : [
            otelEvent('gen_ai.choice', {
              index: 0,
              finish_reason: end === 'ok' ? 'stop' : 'content_filter',
              message: JSON.stringify({ role: 'assistant', content: end === 'ok' ? ANSWER : NO }),
            }),
          ]),
    ],
    attributes: {
      'gen_ai.operation.name': 'chat',
      'gen_ai.system': 'openai',
      'gen_ai.request.model': 'model-2',
      'gen_ai.openai.request.response_format': 'json_object',
      prompt_version: 'prompt-2',
      ...(end !== 'failed' && {
        'gen_ai.response.id': `answer-${end}`,
        'gen_ai.usage.prompt_tokens': 412,
        'gen_ai.usage.completion_tokens': 95,
        'gen_ai.usage.cached_tokens': 200,
      }),
    },
  })),

  OpenLLMetry: ['ok', 'refused', 'failed'].map((end) => ({
    failed: end === 'failed',
    attributes: {
      'llm.request.type': 'chat',
      'gen_ai.system': 'OpenAI',
      'gen_ai.request.model': 'model-2',
      'traceloop.prompt.version': 'prompt-2',
      'gen_ai.output.type': 'json',
      'gen_ai.prompt.0.role': 'system',
      'gen_ai.prompt.0.content': 'Be brief.',
      'gen_ai.prompt.1.role': 'user',
      'gen_ai.prompt.1.content': QUESTION,
      ...(end !== 'failed' && {
        'gen_ai.response.id': `answer-${end}`,
        'gen_ai.usage.prompt_tokens': 412,
        'gen_ai.usage.completion_tokens': 95,
        'gen_ai.usage.cache_read_input_tokens': 200,
        'llm.usage.total_tokens': 507,
        'gen_ai.completion.0.role': 'assistant',
        'gen_ai.completion.0.content': end === 'ok' ? ANSWER : NO,
        'gen_ai.completion.0.finish_reason': end === 'ok' ? 'stop' : 'content_filter',
      }),
    },
  })),

  OpenInference: ['ok', 'refused', 'failed'].map((end) => ({
    failed: end === 'failed',
    attributes: {
      'openinference.span.kind': 'LLM',
      'llm.system': 'openai',
      'llm.model_name': 'model-2',
      'llm.prompt_template.version': 'prompt-2',
      'gen_ai.output.type': 'json',
      'llm.input_messages.0.message.role': 'system',
      'llm.input_messages.0.message.content': 'Be brief.',
      'llm.input_messages.1.message.role': 'user',
      'llm.input_messages.1.message.content': QUESTION,
      ...(end !== 'failed' && {
        'llm.response.id': `answer-${end}`,
        'llm.token_count.prompt': 412,
        'llm.token_count.completion': 95,
        'llm.token_count.prompt_details.cache_read': 200,
        'llm.output_messages.0.message.role': 'assistant',
        'llm.output_messages.0.message.content': end === 'ok' ? ANSWER : NO,
        'llm.finish_reason': end === 'ok' ? 'stop' : 'content_filter',
      }),
    },
  })),

  Langfuse: ['ok', 'refused', 'failed'].map((end) => ({
    attributes: {
      'langfuse.observation.type': 'generation',
      'langfuse.observation.model.name': 'model-2',
      'langfuse.observation.prompt.version': 'prompt-2',
      'gen_ai.output.type': 'json',
      'langfuse.observation.input': QUESTION,
      ...(end === 'failed'
        ? { 'langfuse.observation.level': 'ERROR' }
        : {
            'gen_ai.response.id': `answer-${end}`,
            'gen_ai.response.finish_reasons': [end === 'ok' ? 'stop' : 'content_filter'],
            'langfuse.observation.usage_details': '{"input":412,"output":95,"input_cached_tokens":200}',
            'langfuse.observation.output': end === 'ok' ? ANSWER : NO,
          }),
    },
  })),

  'Vercel AI SDK': ['ok', 'refused', 'failed'].map((end) => ({
    failed: end === 'failed',
    attributes: {
      'ai.operationId': 'ai.generateText.doGenerate',
      'gen_ai.system': 'openai.chat',
      'gen_ai.request.model': 'model-2',
      prompt_version: 'prompt-2',
      'gen_ai.output.type': 'json',
      'ai.prompt.messages': JSON.stringify([
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: [{ type: 'text', text: QUESTION }] },
      ]),
      ...(end !== 'failed' && {
        'gen_ai.response.id': `answer-${end}`,
        'ai.response.finishReason': end === 'ok' ? 'stop' : 'content-filter',
        'ai.response.text': end === 'ok' ? ANSWER : NO,
        'gen_ai.usage.input_tokens': 412,
        'gen_ai.usage.output_tokens': 95,
        'gen_ai.usage.cached_tokens': '200',
      }),
    },
  })),
};

const common = {
  time: STARTS_AT,
  feature: 'support-reply',
  targeting_key: 'user-1',
  latency_ms: 820,
  input: QUESTION,
};
const answered = { ...common, input_tokens: 412, output_tokens: 95, cached_tokens: 200, error: false };
const EXPECTED = [
  {
    ...answered,
    id: `${TRACE_ID}-${IDS[0]}`,
    refused: false,
    parse_failed: false,
    response_id: 'answer-ok',
    output: ANSWER,
  },
  {
    ...answered,
    id: `${TRACE_ID}-${IDS[1]}`,
    refused: true,
    parse_failed: true,
    response_id: 'answer-refused',
    output: NO,
  },
  { ...common, id: `${TRACE_ID}-${IDS[2]}`, error: true },
];

describe('the same requests, told by each generation', () => {
  it.each(Object.entries(GENERATIONS))('%s', (_, telling) => {
    const tree = new SpanTree();
    const spans: OtelSpan[] = telling.map(({ attributes, ...parts }, index) =>
      otelSpan({ ...SHARED, ...attributes }, { ...parts, spanId: IDS[index] ?? '' }),
    );
    for (const span of spans) tree.add(span);
    const events = spans.flatMap((span) =>
      mapSpan(span, tree, mappingContext()).map((each) => (each.kind === 'item' ? each.value : each)),
    );
    // Which of the labels an event carries differs; that they name the one version does not.
    const claims = events.map(({ model_version, prompt_version, ...event }: Record<string, unknown>) => {
      expect([model_version ?? 'model-2', prompt_version ?? 'prompt-2']).toEqual(['model-2', 'prompt-2']);
      expect(model_version ?? prompt_version).toBeDefined();
      return event;
    });
    expect(claims).toEqual(EXPECTED);
  });
});
