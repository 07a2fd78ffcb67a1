import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import { startTestServer, type TestServer } from '@/lib/testing/http-server';
import { insertKey, SCENARIO } from '@/lib/testing/routing-scenario';
import { MESSAGE_TYPES } from '../otlp/message-types';

const database = useTestDatabase();
const TRACES = '/otlp/v1/traces';
const LOGS = '/otlp/v1/logs';
const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const pack = promisify(gzip);

const nanos = (ms: number) => `${BigInt(Math.round(ms * 1000))}000`;
const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
const int = (key: string, intValue: number | string) => ({ key, value: { intValue } });

function span(spanId: string, attributes: unknown[], over: Record<string, unknown> = {}) {
  const now = Date.now();
  return {
    traceId: TRACE_ID,
    spanId,
    name: 'chat model-2',
    kind: 3,
    startTimeUnixNano: nanos(now - 820),
    endTimeUnixNano: nanos(now),
    attributes: [text('gen_ai.operation.name', 'chat'), text('model_version', 'model-2'), ...attributes],
    ...over,
  };
}

const traces = (spans: unknown[], resource: unknown[] = [text('sluice.feature', SCENARIO.featureKey)]) => ({
  resourceSpans: [
    { resource: { attributes: resource }, scopeSpans: [{ scope: { name: 'test' }, spans }], futureField: 1 },
  ],
});
const logs = (logRecords: unknown[]) => ({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] });

const inHex = (request: ReturnType<typeof traces>) => JSON.parse(JSON.stringify(request));

/** The same request as protobuf, whose ids are bytes. */
function protobufOf(request: ReturnType<typeof traces>): Uint8Array {
  const copy = inHex(request);
  for (const each of copy.resourceSpans[0].scopeSpans[0].spans) {
    each.traceId = Buffer.from(each.traceId, 'hex');
    each.spanId = Buffer.from(each.spanId, 'hex');
  }
  const type = MESSAGE_TYPES.traces.request;
  return type.encode(type.fromObject(copy)).finish();
}

describe('OTLP over HTTP', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(database.url, [{ rule: { kind: 'everyone' }, share: 0.5 }]);
  });
  afterEach(() => server.sql`TRUNCATE event, event_key, outcome, rollup_part`);
  afterAll(() => server.close());

  const stored = () =>
    server.sql`
      SELECT id, version_id, unknown_label, is_request, latency_ms, input_tokens, cost_usd, quality, task_success,
             refused, error, tool_calls, tool_errors, targeting_key, comparable
      FROM event ORDER BY id`;
  const binary = { 'content-type': 'application/x-protobuf' };

  it('takes protobuf and JSON, plain and gzip, answers in kind, and counts a span once', async () => {
    const request = traces([span('b7ad6b7169203331', [int('gen_ai.usage.input_tokens', '412')])]);
    const json = await server.post(TRACES, request);
    expect([json.status, json.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(await json.json()).toEqual({});
    const packed = { ...binary, 'content-encoding': 'gzip' };
    const protobuf = await server.post(TRACES, await pack(protobufOf(request)), packed);
    expect([protobuf.status, protobuf.headers.get('content-type')]).toEqual([200, 'application/x-protobuf']);
    expect((await protobuf.arrayBuffer()).byteLength).toBe(0);
    expect((await server.post(TRACES, protobufOf(request), binary)).status).toBe(200);
    const events = await stored();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      id: `${TRACE_ID}-b7ad6b7169203331`,
      version_id: SCENARIO.candidateId,
      input_tokens: 412,
      error: false,
    });
    expect(events[0]?.latency_ms).toBeCloseTo(820, 1);
  });

  it('counts what is malformed in partialSuccess, says why, and keeps the others', async () => {
    const spans = [
      span('b7ad6b7169203331', []),
      span('00f067aa0ba902b7', [int('gen_ai.usage.input_tokens', -4)]),
      span('53995c3f42cd8ad8', [text('sluice.feature', 'no-such')]),
      span('0000000000000000', []),
      span('a3ce929d0e0e4736', [], { endTimeUnixNano: nanos(Date.now() - 5_000) }),
      span('c3ce929d0e0e4736', [text('sluice.quality', 'good')]),
      { name: 'GET /health', traceId: 'not hex', attributes: [text('http.route', '/health')] },
    ];
    const response = await server.post(TRACES, traces(spans));
    const { partialSuccess } = await response.json();
    expect([response.status, partialSuccess.rejectedSpans]).toEqual([200, '5']);
    expect(partialSuccess.errorMessage).toMatch(
      /^5 spans not kept\. .*no feature is called "no-such".*; and 2 more\.$/,
    );
    expect(await stored()).toHaveLength(1);
  });

  it('keeps the spans beside one that is no valid protobuf', async () => {
    const good = protobufOf(traces([span('b7ad6b7169203331', [])]));
    // One more resource with one scope with one "span" whose bytes are none.
    const broken = Buffer.from([0x0a, 0x06, 0x12, 0x04, 0x12, 0x02, 0xff, 0xff]);
    const response = await server.post(TRACES, Buffer.concat([good, broken]), binary);
    const type = MESSAGE_TYPES.traces.response;
    const answer = type.toObject(type.decode(new Uint8Array(await response.arrayBuffer())), {
      longs: Number,
    });
    expect(answer.partialSuccess).toEqual({
      rejectedSpans: 1,
      errorMessage: '1 span not kept. unreadable span 1: it is not a valid Span.',
    });
    expect(await stored()).toHaveLength(1);
  });

  it('reads an evaluation as quality and success, by the answer or by the span, before and after it', async () => {
    const evaluation = (spanId: string, attributes: unknown[]) => ({
      eventName: 'gen_ai.evaluation.result',
      timeUnixNano: nanos(Date.now()),
      traceId: TRACE_ID,
      spanId,
      attributes,
    });
    const header = { 'x-sluice-feature': SCENARIO.featureKey };
    const score = (doubleValue: number) => ({ key: 'gen_ai.evaluation.score.value', value: { doubleValue } });
    const before = logs([
      evaluation('', [text('gen_ai.response.id', 'answer-1'), score(0.75)]),
      evaluation('00f067aa0ba902b7', [score(4), text('gen_ai.evaluation.score.label', 'pass')]),
    ]);
    expect(await (await server.post(LOGS, before, header)).json()).toEqual({});
    await server.post(
      TRACES,
      traces([
        span('b7ad6b7169203331', [text('gen_ai.response.id', 'answer-1')]),
        span('00f067aa0ba902b7', []),
        span('53995c3f42cd8ad8', []),
      ]),
    );
    // A trace that was seen needs no header: its feature is remembered.
    const after = logs([
      evaluation('53995c3f42cd8ad8', [score(0.5)]),
      evaluation('53995c3f42cd8ad8', [score(7)]),
    ]);
    const { partialSuccess } = await (await server.post(LOGS, after)).json();
    expect(partialSuccess).toMatchObject({
      rejectedLogRecords: '1',
      errorMessage: expect.stringContaining('between 0 and 1'),
    });
    const events = Object.fromEntries((await stored()).map(({ id, ...event }) => [id.split('-')[1], event]));
    expect(events.b7ad6b7169203331).toMatchObject({ quality: 0.75 });
    expect(events['00f067aa0ba902b7']).toMatchObject({ quality: null, task_success: true });
    expect(events['53995c3f42cd8ad8']).toMatchObject({ quality: 0.5 });
  });

  it('labels the spans of a trace by the flag that was evaluated in it', async () => {
    const exposure = {
      eventName: 'feature_flag.evaluation',
      traceId: TRACE_ID,
      spanId: 'b7ad6b7169203331',
      attributes: [
        text('feature_flag.key', SCENARIO.featureKey),
        text('feature_flag.result.variant', 'v2'),
        text('feature_flag.context.id', 'user-2'),
      ],
    };
    expect((await server.post(LOGS, logs([exposure]))).status).toBe(200);
    const bare = {
      attributes: [text('gen_ai.operation.name', 'chat'), text('gen_ai.request.model', 'gpt-4o')],
    };
    const tool = {
      attributes: [text('gen_ai.operation.name', 'execute_tool'), text('error.type', 'timeout')],
      parentSpanId: 'b7ad6b7169203331',
    };
    await server.post(
      TRACES,
      traces([span('b7ad6b7169203331', [], bare), span('c7ad6b7169203331', [], tool)], []),
    );
    const [request, call] = await stored();
    expect(request).toMatchObject({
      version_id: SCENARIO.candidateId,
      targeting_key: 'user-2',
      is_request: true,
    });
    expect(call).toMatchObject({
      version_id: SCENARIO.candidateId,
      is_request: false,
      tool_calls: 1,
      tool_errors: 1,
    });
  });

  it('reckons the cost by the price of the model, cached tokens at their own', async () => {
    await server.sql`
      INSERT INTO model_price (id, model, input_usd, cached_input_usd, output_usd, updated_by_id, updated_at)
      VALUES ('p1', 'gpt-*', 9, NULL, 9, 'user-1', now()), ('p2', 'gpt-4o', 2.5, 1.25, 10, 'user-1', now()),
             ('p3', 'model-2', 1, NULL, 2, 'user-1', now())`;
    await server.store.refresh();
    const tokens = [
      int('gen_ai.usage.input_tokens', 1_000),
      int('gen_ai.usage.output_tokens', 300),
      int('gen_ai.usage.cache_read.input_tokens', 200),
    ];
    await server.post(
      TRACES,
      traces([
        span('a000000000000001', [...tokens, text('gen_ai.request.model', 'gpt-4o')]),
        span('a000000000000002', tokens),
        span('a000000000000003', [...tokens, { key: 'sluice.cost_usd', value: { doubleValue: 0.5 } }]),
      ]),
    );
    await server.post('/api/v1/events', {
      id: 'z',
      feature: SCENARIO.featureKey,
      variant: 'v2',
      input_tokens: 1_000,
      output_tokens: 300,
    });
    const costs = (await stored()).map(({ cost_usd }) => cost_usd);
    expect(costs).toEqual([0.00525, 0.0016, 0.5, 0.0016].map((cost) => expect.closeTo(cost, 12)));
    await server.sql`DELETE FROM model_price`;
    await server.store.refresh();
  });

  it.each<[string, unknown, Record<string, string>, number, number]>([
    ['no key', '{}', { authorization: '' }, 401, 16],
    ['broken JSON', '{', {}, 400, 3],
    ['a list', '[]', {}, 400, 3],
    ['spans that are no list', { resourceSpans: {} }, {}, 400, 3],
    ['broken gzip', 'x', { 'content-encoding': 'gzip' }, 400, 3],
    ['another encoding', '{}', { 'content-encoding': 'br' }, 415, 3],
    ['more than 10 MB', `{"x":"${'x'.repeat(10 * 1024 * 1024)}"}`, {}, 413, 3],
  ])('refuses %s with a status in JSON', async (_, body, headers, status, code) => {
    const response = await server.post(TRACES, body, headers);
    expect([response.status, await response.json()]).toEqual([status, { code, message: expect.any(String) }]);
  });

  it('refuses broken protobuf with a status in protobuf, and a scope that is missing', async () => {
    const response = await server.post(TRACES, Buffer.from('hello there'), binary);
    expect([response.status, response.headers.get('content-type')]).toEqual([400, 'application/x-protobuf']);
    const status = MESSAGE_TYPES.status.decode(new Uint8Array(await response.arrayBuffer()));
    expect(MESSAGE_TYPES.status.toObject(status)).toEqual({
      code: 3,
      message: 'The body is not a valid ExportTraceServiceRequest.',
    });
    await insertKey(server.sql, 'slc_reader', ['evaluate']);
    await server.store.refresh();
    expect((await server.post(TRACES, '{}', { authorization: 'Bearer slc_reader' })).status).toBe(403);
    expect((await server.post(TRACES, 'a,b', { 'content-type': 'text/csv' })).status).toBe(415);
    expect((await fetch(`${server.url}${TRACES}`)).status).toBe(405);
  });

  it('answers metrics, and says that they are not used', async () => {
    const response = await server.post('/otlp/v1/metrics', { resourceMetrics: [] });
    expect([response.status, await response.json()]).toEqual([
      200,
      { partialSuccess: { errorMessage: expect.stringContaining('not kept') } },
    ]);
  });
});
