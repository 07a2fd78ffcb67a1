import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { context, trace } from '@opentelemetry/api';
import { OTLPLogExporter as LogHttpExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPLogExporter as LogProtoExporter } from '@opentelemetry/exporter-logs-otlp-proto';
import { OTLPTraceExporter as TraceHttpExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as TraceProtoExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { OpenAIInstrumentation } from '@opentelemetry/instrumentation-openai';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import { startTestServer, type TestServer } from '@/lib/testing/http-server';
import { SCENARIO } from '@/lib/testing/routing-scenario';

const database = useTestDatabase();
// What the page promises: spans appear by version within 5 s.
const WITHIN = { timeout: 5_000, interval: 50 };
const LABELS = { prompt_version: 'prompt-1', retrieval_version: 'index-1', policy_version: 'policy-1' };

describe('unmodified OpenTelemetry clients, told only an endpoint and headers', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(database.url, [{ rule: { kind: 'everyone' }, share: 0.5 }]);
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', `${server.url}/otlp`);
    const headers = `authorization=Bearer%20${SCENARIO.secret},x-sluice-feature=${SCENARIO.featureKey}`;
    vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', headers);
    // The SDK's own default is to wait 5 s before it sends anything.
    vi.stubEnv('OTEL_BSP_SCHEDULE_DELAY', '200');
  });
  afterEach(() => server.sql`TRUNCATE event, event_key, outcome, rollup_part`);
  afterAll(async () => {
    vi.unstubAllEnvs();
    await server.close();
  });

  const byVersion = async () => {
    const rows = await server.sql<{ version_id: string | null; n: number }[]>`
      SELECT version_id, count(*)::int AS n FROM event GROUP BY version_id ORDER BY version_id`;
    return rows.map(({ version_id, n }) => [version_id, n]);
  };

  it.each([
    ['protobuf', () => new TraceProtoExporter(), () => new LogProtoExporter()],
    ['JSON', () => new TraceHttpExporter(), () => new LogHttpExporter()],
  ])('%s: spans appear by version, and evaluations join them', async (_, spanExporter, logExporter) => {
    const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(spanExporter())] });
    const tracer = provider.getTracer('app');
    const logs = new LoggerProvider({
      processors: [new BatchLogRecordProcessor({ exporter: logExporter() })],
    });
    const spans = ['model-1', 'model-2', 'model-2'].map((model, index) => {
      const attributes = {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'openai',
        'gen_ai.request.model': model,
        'gen_ai.response.id': `answer-${index}`,
        'gen_ai.response.finish_reasons': ['stop'],
        'gen_ai.usage.input_tokens': 10 + index,
      };
      return tracer.startSpan(`chat ${model}`, { attributes });
    });
    const ignored = tracer.startSpan('GET /');
    for (const span of [...spans, ignored]) span.end();
    await vi.waitUntil(async () => (await byVersion()).length === 2, WITHIN);
    expect(await byVersion()).toEqual([
      [SCENARIO.baselineId, 1],
      [SCENARIO.candidateId, 2],
    ]);
    logs.getLogger('judge').emit({
      eventName: 'gen_ai.evaluation.result',
      attributes: {
        'gen_ai.evaluation.name': 'relevance',
        'gen_ai.evaluation.score.value': 0.25,
        'gen_ai.response.id': 'answer-1',
      },
    });
    await Promise.all([provider.shutdown(), logs.shutdown()]);
    const judged =
      await server.sql`SELECT response_id, quality, input_tokens FROM event WHERE quality IS NOT NULL`;
    expect(judged).toEqual([{ response_id: 'answer-1', quality: 0.25, input_tokens: 11 }]);
  });

  it('the real openai client with its instrumentation, labelled by the resource', async () => {
    const provider = new NodeTracerProvider({
      resource: resourceFromAttributes({ ...LABELS, model_version: 'model-2' }),
      spanProcessors: [new BatchSpanProcessor(new TraceProtoExporter())],
    });
    const stop = registerInstrumentations({
      tracerProvider: provider,
      instrumentations: [new OpenAIInstrumentation()],
    });
    const api = await serveChatCompletions();
    // Instrumentations hook into require.
    const { OpenAI: Client } = createRequire(import.meta.url)('openai') as { OpenAI: typeof OpenAI };
    const client = new Client({ apiKey: 'test', baseURL: api.url, maxRetries: 0 });
    const tracer = provider.getTracer('app');
    const ask = (model: string) =>
      tracer.startActiveSpan('handle request', async (span) => {
        span.setAttribute('sluice.targeting_key', 'user-7');
        await context
          .with(trace.setSpan(context.active(), span), () =>
            client.chat.completions.create({ model, messages: [{ role: 'user', content: 'Hello' }] }),
          )
          .catch(() => null);
        span.end();
      });
    await ask('gpt-4o-mini');
    await ask('broken');
    await vi.waitUntil(async () => (await byVersion())[0]?.[1] === 2, WITHIN);
    const events = await server.sql`
      SELECT version_id, input_tokens, output_tokens, refused, error, response_id, latency_ms > 0 AS is_timed
      FROM event ORDER BY input_tokens NULLS LAST`;
    const { candidateId: version_id } = SCENARIO;
    expect(events).toEqual([
      {
        version_id,
        input_tokens: 12,
        output_tokens: 3,
        refused: false,
        error: false,
        response_id: 'chatcmpl-1',
        is_timed: true,
      },
      {
        version_id,
        input_tokens: null,
        output_tokens: null,
        refused: null,
        error: true,
        response_id: null,
        is_timed: true,
      },
    ]);
    stop();
    await provider.shutdown();
    await api.close();
  });
});

/** A server that speaks the chat completions API as far as one question goes. */
async function serveChatCompletions(): Promise<{ url: string; close: () => Promise<unknown> }> {
  const server: Server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    const { model } = JSON.parse(Buffer.concat(chunks).toString());
    const choice = { index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Good day' } };
    const usage = { prompt_tokens: 12, completion_tokens: 3, total_tokens: 15 };
    const answer = {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1,
      model,
      choices: [choice],
      usage,
    };
    res.writeHead(model === 'broken' ? 500 : 200, { 'content-type': 'application/json' });
    res.end(JSON.stringify(model === 'broken' ? { error: { message: 'broken' } } : answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
