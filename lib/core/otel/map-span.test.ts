import { describe, expect, it } from 'vitest';
import { mappingContext, otelEvent, otelSpan, TRACE_ID } from '@/lib/testing/otel-spans';
import { mapSpan } from './map-span';
import type { OtelSpan, OtelValue } from './otel-data';
import { SpanTree } from './span-tree';

const FEATURE = { 'sluice.feature': 'support-reply' };
const CHAT = { 'gen_ai.operation.name': 'chat' };
type Attributes = Record<string, OtelValue>;

function map(spans: readonly OtelSpan[], context = mappingContext()) {
  const tree = new SpanTree();
  for (const span of spans) tree.add(span);
  return spans.map((span) => mapSpan(span, tree, context));
}

/** The first thing that one span comes to. */
function mapOne(attributes: Attributes, resource: Attributes = {}, context = mappingContext()) {
  const [[mapped] = []] = map([otelSpan({ ...CHAT, ...attributes }, { resource })], context);
  return mapped?.kind === 'item' ? mapped.value : mapped;
}

describe('which spans count', () => {
  it.each<[string, Attributes, string | undefined]>([
    ['a chat', CHAT, 'request'],
    ['a completion', { 'gen_ai.operation.name': 'text_completion' }, 'request'],
    ['a generation', { 'gen_ai.operation.name': 'generate_content' }, 'request'],
    ['a model and a provider', { 'gen_ai.system': 'x', 'gen_ai.request.model': 'm' }, 'request'],
    ['a tool', { 'gen_ai.operation.name': 'execute_tool' }, 'tool_call'],
    ['a tool of OpenInference', { 'openinference.span.kind': 'TOOL' }, 'tool_call'],
    ['a tool of the AI SDK', { 'ai.toolCall.name': 'search' }, 'tool_call'],
    ['an agent', { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.system': 'x' }, undefined],
    ['embeddings', { 'gen_ai.operation.name': 'embeddings', 'gen_ai.request.model': 'm' }, undefined],
    ['anything else', { 'http.route': '/' }, undefined],
  ])('%s', (_, attributes, kind) => {
    const [[mapped] = []] = map([otelSpan({ ...FEATURE, ...attributes })]);
    expect(mapped?.kind === 'item' ? (mapped.value.kind ?? 'request') : undefined).toBe(kind);
  });
});

describe('which feature', () => {
  const exposed = (feature: string) => ({ feature, variant: 'v2' });
  it.each<[string, Attributes, Attributes, Parameters<typeof mappingContext>[0], string]>([
    ['the span', FEATURE, { 'sluice.feature': 'summary' }, {}, 'support-reply'],
    ['the resource', {}, { 'feature_flag.key': 'summary' }, { defaultFeature: 'support-reply' }, 'summary'],
    ['the header', {}, {}, { defaultFeature: 'summary' }, 'summary'],
    [
      'a flag of the trace',
      {},
      {},
      { defaultFeature: 'summary', exposures: [exposed('support-reply')] },
      'support-reply',
    ],
    [
      'not a flag of another system',
      {},
      {},
      { defaultFeature: 'summary', exposures: [exposed('dark-mode')] },
      'summary',
    ],
    [
      'of several flags the one that the header names',
      {},
      {},
      { defaultFeature: 'summary', exposures: [exposed('summary'), exposed('support-reply')] },
      'summary',
    ],
  ])('%s', (_, attributes, resource, options, feature) => {
    expect(mapOne(attributes, resource, mappingContext(options))).toMatchObject({ feature });
  });

  it.each([
    ['names none', {}, /x-sluice-feature/],
    ['names one that there is not', { 'sluice.feature': 'nope' }, /no feature is called "nope"/],
  ])('a span that %s is a fault', (_, attributes, reason) => {
    expect(mapOne(attributes)).toMatchObject({
      kind: 'fault',
      whole: true,
      reason: expect.stringMatching(reason),
    });
  });
});

describe('which version', () => {
  it.each<[string, Attributes, Attributes, Attributes]>([
    [
      'the plain label, not what the provider calls the model',
      { model_version: 'model-2', 'gen_ai.request.model': 'gpt-4o' },
      {},
      { model_version: 'model-2' },
    ],
    [
      'the variant, not the names of the conventions',
      { 'sluice.variant': 'v2', 'gen_ai.prompt.version': '7' },
      {},
      { variant: 'v2' },
    ],
    [
      'the span, not the resource',
      { model_version: 'model-2' },
      { model_version: 'model-1', prompt_version: 'prompt-1' },
      { model_version: 'model-2' },
    ],
    [
      'the resource where the span is silent',
      {},
      { prompt_version: 'prompt-1' },
      { prompt_version: 'prompt-1' },
    ],
    [
      'the name of the model where nothing else decides',
      { 'gen_ai.request.model': 'model-1' },
      {},
      { model_version: 'model-1' },
    ],
    [
      'the model that answered, where that is a label',
      { 'gen_ai.request.model': 'alias', 'gen_ai.response.model': 'model-2' },
      {},
      { model_version: 'model-2' },
    ],
    [
      'everything said, where it names none',
      { prompt_version: 'prompt-9', 'gen_ai.request.model': 'gpt-4o' },
      {},
      { prompt_version: 'prompt-9', model_version: 'gpt-4o' },
    ],
    [
      'the variant of its own flag',
      { 'sluice.feature': '', 'feature_flag.key': 'support-reply', 'feature_flag.result.variant': 'v1' },
      {},
      { variant: 'v1' },
    ],
  ])('%s', (_, attributes, resource, claim) => {
    const { model_version, prompt_version, variant } = mapOne(
      { ...FEATURE, ...attributes },
      resource,
    ) as Attributes;
    expect({ model_version, prompt_version, variant }).toEqual(claim);
  });

  it('the variant that was exposed in the trace, with whom it was exposed to', () => {
    const exposures = [{ feature: 'support-reply', variant: 'v2', targetingKey: 'user-9' }];
    expect(mapOne({ 'gen_ai.request.model': 'gpt-4o' }, {}, mappingContext({ exposures }))).toMatchObject({
      variant: 'v2',
      targeting_key: 'user-9',
    });
  });
});

describe('spans of one trace', () => {
  const root = otelSpan(
    {
      ...FEATURE,
      prompt_version: 'prompt-2',
      'sluice.context.tenant': 'acme',
      'sluice.context.plan': 'free',
    },
    { spanId: '00f067aa0ba902b7' },
  );
  const chat = otelSpan(
    { ...CHAT, 'sluice.context.plan': 'pro' },
    {
      parentSpanId: '00f067aa0ba902b7',
      events: [otelEvent('gen_ai.evaluation.result', { 'gen_ai.evaluation.score.value': 0.5 })],
    },
  );
  const tool = otelSpan(
    { 'gen_ai.operation.name': 'execute_tool' },
    { spanId: '53995c3f42cd8ad8', failed: true },
  );

  it('answer for each other: the span above, and for a tool any inference', () => {
    const [ofRoot, ofChat, ofTool] = map([
      root,
      otelSpan({ ...CHAT, ...FEATURE, model_version: 'model-1' }),
      tool,
    ]);
    expect(ofRoot).toEqual([]);
    expect(ofChat).toMatchObject([{ value: { model_version: 'model-1' } }]);
    expect(ofTool).toMatchObject([
      {
        value: {
          kind: 'tool_call',
          feature: 'support-reply',
          model_version: 'model-1',
          tool_calls: 1,
          tool_errors: 1,
        },
      },
    ]);
    const [, below] = map([root, chat]);
    expect(below?.[0]).toMatchObject({
      value: { prompt_version: 'prompt-2', context: { tenant: 'acme', plan: 'pro' } },
    });
  });

  it('carry evaluations, which are outcomes of the span, the same ones when sent again', () => {
    const [, first] = map([root, chat]);
    expect(first?.[1]).toMatchObject({
      kind: 'item',
      whole: false,
      value: { outcome_of: `${TRACE_ID}-b7ad6b7169203331`, quality: 0.5, feature: 'support-reply' },
    });
    expect(map([root, chat])[1]).toEqual(first);
  });
});

describe('tokens and cost', () => {
  const prices = [{ model: 'gpt-4o*', inputUsd: 2.5, cachedInputUsd: 1.25, outputUsd: 10 }];
  const used = { 'gen_ai.usage.input_tokens': 1_000, 'gen_ai.usage.output_tokens': 300 };
  it.each<[string, Attributes, Attributes]>([
    [
      'at the price of the model that answered',
      { ...used, 'gen_ai.response.model': 'gpt-4o-2024' },
      { cost_usd: 0.0055 },
    ],
    [
      'its own cost first',
      { ...used, 'gen_ai.request.model': 'gpt-4o', 'sluice.cost_usd': 0.1 },
      { cost_usd: 0.1 },
    ],
    [
      'cached tokens told apart from the input',
      { ...used, 'gen_ai.usage.cache_read.input_tokens': 4_000 },
      { input_tokens: 5_000, cached_tokens: 4_000 },
    ],
    [
      'what is no number is left to the check',
      { 'gen_ai.usage.input_tokens': 'many' },
      { input_tokens: 'many' },
    ],
  ])('%s', (_, attributes, expected) => {
    expect(mapOne({ ...FEATURE, ...attributes }, {}, mappingContext({ prices }))).toMatchObject(expected);
  });
});
