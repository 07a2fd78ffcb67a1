import * as fc from 'fast-check';
import { Writer } from 'protobufjs';
import { describe, expect, it } from 'vitest';
import { mappingContext } from '@/lib/testing/otel-spans';
import { mapExport } from './map-export';
import { MESSAGE_TYPES } from './message-types';
import { readJson, readProtobuf } from './read-export';
import { TraceMemory } from './trace-memory';

const { features, prices } = mappingContext();
const known = { features, prices, defaultFeature: 'support-reply' };
const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';

type Signal = 'traces' | 'logs';
const json = (signal: Signal, request: unknown) =>
  mapExport(signal, () => readJson(signal, JSON.stringify(request)), new TraceMemory(), known);
const protobuf = (signal: Signal, bytes: Uint8Array) =>
  mapExport(signal, () => readProtobuf(signal, bytes), new TraceMemory(), known);
const traces = (spans: unknown[]) => ({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
const chat = { key: 'gen_ai.operation.name', value: { stringValue: 'chat' } };
const ids = { traceId: TRACE_ID, spanId: 'b7ad6b7169203331' };

/** Members of protobuf messages may be written one after the other. */
function repeated(name: string, content: Record<string, unknown>, times: number): Buffer {
  const type = MESSAGE_TYPES.traces.request.lookupType(`opentelemetry.proto.trace.v1.${name}`);
  return Buffer.concat(new Array(times).fill(type.encode(type.fromObject(content)).finish()));
}

function wrapped(field: number, content: Buffer): Buffer {
  const writer = Writer.create().uint32((field << 3) | 2);
  return Buffer.from(writer.bytes(content).finish());
}

describe('hostile exports', { timeout: 30_000 }, () => {
  const names = fc.constantFrom(
    'gen_ai.operation.name',
    'gen_ai.usage.input_tokens',
    'gen_ai.usage.cache_read.input_tokens',
    'gen_ai.output.messages',
    'gen_ai.input.messages',
    'gen_ai.completion.0.content',
    'gen_ai.response.finish_reasons',
    'gen_ai.output.type',
    'gen_ai.evaluation.score.value',
    'langfuse.observation.usage_details',
    'sluice.quality',
    'sluice.feature',
    'sluice.context.__proto__',
    'feature_flag.key',
    'model_version',
  );
  const leaves = fc.oneof(
    fc.record({
      stringValue: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('chat', 'json', '[{"parts":[[]]}]', '{"messages":{}}', 'NaN'),
      ),
    }),
    fc.record({ intValue: fc.oneof(fc.integer(), fc.constantFrom('9223372036854775807', '-1', '1e9', 'x')) }),
    fc.record({ doubleValue: fc.oneof(fc.double(), fc.constantFrom('NaN', 'Infinity', '-Infinity')) }),
    fc.record({ boolValue: fc.boolean() }),
    fc.record({ bytesValue: fc.string() }),
    fc.jsonValue(),
  );
  const { value: values } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaves,
      fc.record({ arrayValue: fc.record({ values: fc.array(tie('value'), { maxLength: 4 }) }) }),
      fc.record({
        kvlistValue: fc.record({
          values: fc.array(fc.record({ key: names, value: tie('value') }), { maxLength: 4 }),
        }),
      }),
    ),
  }));
  const attributes = fc.array(fc.record({ key: fc.oneof(names, fc.string()), value: values }), {
    maxLength: 12,
  });
  const time = fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 64n }).map(String), fc.jsonValue());
  const record = fc.record({
    traceId: fc.oneof(fc.constant(TRACE_ID), fc.jsonValue()),
    spanId: fc.oneof(fc.constant(ids.spanId), fc.jsonValue()),
    parentSpanId: fc.oneof(fc.constant(ids.spanId), fc.jsonValue()),
    startTimeUnixNano: time,
    endTimeUnixNano: time,
    timeUnixNano: time,
    status: fc.oneof(fc.record({ code: fc.constantFrom(0, 2, 'STATUS_CODE_ERROR') }), fc.jsonValue()),
    eventName: fc.constantFrom('gen_ai.evaluation.result', 'feature_flag.evaluation', ''),
    events: fc.oneof(
      fc.array(
        fc.record({
          name: fc.constantFrom('gen_ai.choice', 'gen_ai.evaluation.result', 'feature_flag.evaluation'),
          attributes,
        }),
        { maxLength: 4 },
      ),
      fc.jsonValue(),
    ),
    attributes: fc.oneof(
      attributes.map((list) => [chat, ...list]),
      fc.jsonValue(),
    ),
  });

  it('end as items and faults, whatever their members are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(record, fc.jsonValue()), { maxLength: 6 }), async (records) => {
        const spans = await json('traces', traces(records));
        const logs = await json('logs', { resourceLogs: [{ scopeLogs: [{ logRecords: records }] }] });
        for (const each of [...spans, ...logs]) expect(['item', 'fault']).toContain(each.kind);
        expect(spans.filter(({ whole }) => whole).length).toBeLessThanOrEqual(records.length);
      }),
      { numRuns: 150 },
    );
  });

  it('end as items and faults, or as no request, whatever the bytes are', async () => {
    const type = MESSAGE_TYPES.traces.request;
    const good = type
      .encode(type.fromObject(traces([{ traceId: Buffer.from(TRACE_ID, 'hex'), attributes: [chat] }])))
      .finish();
    const changes = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 200 }), changes), async (given) => {
        const bytes = given instanceof Uint8Array ? given : Uint8Array.from(good);
        if (Array.isArray(given)) for (const [place, byte] of given) bytes[place] = byte;
        const outcome = await protobuf('traces', bytes).catch((error: Error) => error.constructor.name);
        expect(Array.isArray(outcome) || outcome === 'NotOtlp').toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it.each<[string, unknown[], RegExp | null]>([
    [
      'a negative duration',
      [{ ...ids, startTimeUnixNano: '2000', endTimeUnixNano: '1000', attributes: [chat] }],
      /ends before/,
    ],
    ['no trace id', [{ spanId: ids.spanId, attributes: [chat] }], /trace id/],
    ['an id of zeros', [{ ...ids, spanId: '0'.repeat(16), attributes: [chat] }], /span id/],
    ['attributes that are no list', [{ ...ids, attributes: { a: 1 } }], null],
    ['a span that is its own parent', [{ ...ids, parentSpanId: ids.spanId, attributes: [chat] }], null],
    [
      'contents nested without end',
      [
        {
          ...ids,
          attributes: [
            chat,
            {
              key: 'gen_ai.output.messages',
              value: { stringValue: `${'['.repeat(90_000)}${']'.repeat(90_000)}` },
            },
          ],
        },
      ],
      null,
    ],
  ])('%s', async (_, spans, reason) => {
    const faults = (await json('traces', traces(spans))).filter((each) => each.kind === 'fault');
    if (reason) expect(faults).toMatchObject([{ whole: true, reason: expect.stringMatching(reason) }]);
    else expect(faults).toEqual([]);
  });

  it('with key-value lists nested without end are read as deep as is sensible', async () => {
    const depth = 20_000;
    const value = `${'{"kvlistValue":{"values":[{"key":"k","value":'.repeat(depth)}{}${'}]}}'.repeat(depth)}`;
    const span = JSON.stringify({ ...ids, attributes: [chat, { key: 'gen_ai.input.messages', value: 0 }] });
    const request = `{"resourceSpans":[{"scopeSpans":[{"spans":[${span.replace('"value":0', `"value":${value}`)}]}]}]}`;
    const mapped = await mapExport('traces', () => readJson('traces', request), new TraceMemory(), known);
    expect(mapped).toMatchObject([{ kind: 'item' }]);
    expect(JSON.stringify(mapped).length).toBeLessThan(2_000);
  });

  it('give way to other work, however large they are', async () => {
    const span = { traceId: Buffer.from(TRACE_ID, 'hex'), spanId: Buffer.from(ids.spanId, 'hex') };
    const excessive = repeated('Span', { attributes: [{ key: 'a', value: { intValue: 1 } }] }, 900_000);
    const scope = Buffer.concat([
      wrapped(2, excessive),
      repeated('ScopeSpans', { spans: [{ ...span, name: 'GET /' }] }, 30_000),
      repeated('ScopeSpans', { spans: [{ ...span, attributes: [chat] }] }, 1),
    ]);
    const bytes = wrapped(1, wrapped(2, scope));
    expect(bytes.length).toBeGreaterThan(8_000_000);
    let turns = 0;
    const count = setInterval(() => {
      turns += 1;
    }, 0);
    const mapped = await protobuf('traces', bytes);
    clearInterval(count);
    expect(mapped).toMatchObject([{ kind: 'fault', reason: 'it is larger than 1 MB' }, { kind: 'item' }]);
    expect(turns).toBeGreaterThan(1);
  });
});
