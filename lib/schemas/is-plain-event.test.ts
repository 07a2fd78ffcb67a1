import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainEvent } from '@/lib/core/telemetry/is-plain-event';
import { eventInput } from './event';

const number = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(-0, 1e308, 2_147_483_647, 2_147_483_648, 0.5),
);
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom(
    '',
    'x'.repeat(200),
    'x'.repeat(201),
    'a\u0000',
    '\ud800',
    '2026-02-28T10:00:00Z',
    '2026-02-30T10:00:00Z',
  ),
);
const anything = fc.oneof(number, text, fc.boolean(), fc.constant(null), fc.anything());
const context = fc.oneof(fc.dictionary(text, anything, { maxKeys: 20 }), anything);
const maybe = <T>(usual: fc.Arbitrary<T>) => fc.oneof({ weight: 6, arbitrary: usual }, anything);
const event = fc.record(
  {
    id: maybe(text),
    time: maybe(fc.oneof(number, text)),
    feature: maybe(text),
    kind: maybe(fc.constantFrom('request', 'tool_call')),
    variant: maybe(text),
    targeting_key: maybe(text),
    context,
    latency_ms: maybe(number),
    input_tokens: maybe(number),
    cached_tokens: maybe(number),
    cost_usd: maybe(number),
    tool_calls: maybe(number),
    tool_errors: maybe(number),
    error: maybe(fc.boolean()),
    quality: maybe(number),
    input: maybe(text),
    surprise: anything,
  },
  { requiredKeys: [] },
);

describe('an event that is plain', () => {
  it('is accepted by the schema, and as it stands', () => {
    fc.assert(
      fc.property(event, (value) => {
        if (!isPlainEvent(value)) return;
        const parsed = eventInput.safeParse(value);
        expect(parsed.error).toBeUndefined();
        expect(parsed.data).toEqual(value);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is what applications usually send', () => {
    const usual = {
      id: '5e0c1a4e-0b7c-4a0e-9a55-6f1f3c7c1b1a',
      time: '2026-11-25T08:00:00.123Z',
      feature: 'support-reply',
      variant: 'v2',
      targeting_key: 'user-17',
      context: { tenant: 'acme', staff: false, seats: 3 },
      latency_ms: 812.5,
      output_tokens: 0,
      tool_calls: 2,
      tool_errors: 1,
      parse_failed: false,
      quality: 1,
    };
    expect(isPlainEvent(usual)).toBe(true);
    expect(isPlainEvent({ ...usual, quality: 1.1 })).toBe(false);
    expect(isPlainEvent({ ...usual, tool_errors: 3 })).toBe(false);
    expect(isPlainEvent({ ...usual, latancy_ms: 1 })).toBe(false);
    expect(isPlainEvent({ feature: 'support-reply' })).toBe(false);
  });
});
