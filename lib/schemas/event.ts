import { z } from 'zod';
import { EVENT_KINDS, FINGERPRINT_AXES } from '@/lib/core/telemetry/event';
import { isStorable, STORABLE_FAULT } from './storable';

const MAX_TEXT_BYTES = 64 * 1024;
const MAX_CONTEXT_BYTES = 8 * 1024;

const isStorableDeep = (value: unknown): boolean => {
  if (typeof value === 'string') return isStorable(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, part]) => isStorable(key) && isStorableDeep(part));
};

// Four bytes a character at most: most texts are settled by their length.
const fitsBytes = (text: string, limit: number): boolean =>
  text.length * 4 <= limit || new TextEncoder().encode(text).length <= limit;

const text = (min: number, max: number) =>
  z.string().min(min).max(max, `must have at most ${max} characters`).refine(isStorable, STORABLE_FAULT);
const label = text(1, 200).optional();
const sampled = z
  .string()
  .refine((value) => fitsBytes(value, MAX_TEXT_BYTES), 'is longer than 64 KB')
  .refine(isStorable, STORABLE_FAULT)
  .optional();
// More is no measurement; and sums of squares must stay numbers.
const amount = z.number().nonnegative('must not be negative').max(1e12, 'must be at most 1e12').optional();
const count = z.int32().nonnegative('must not be negative').optional();
const fingerprint = z
  .string()
  .regex(/^[0-9a-fA-F]{64}$/, 'must be a sha256 as 64 hex digits')
  .optional();
const context = z
  .record(z.string(), z.unknown())
  .refine((value) => fitsBytes(JSON.stringify(value), MAX_CONTEXT_BYTES), 'is larger than 8 KB')
  .refine(isStorableDeep, STORABLE_FAULT);

const id = text(1, 200);
const TIME_FAULT = 'must be ISO 8601 with an offset, or milliseconds since 1970';
const time = z.union([z.iso.datetime({ offset: true, error: TIME_FAULT }), z.number()], {
  error: TIME_FAULT,
});

const outcomeFields = {
  parse_failed: z.boolean().optional(),
  refused: z.boolean().optional(),
  fallback: z.boolean().optional(),
  error: z.boolean().optional(),
  task_success: z.boolean().optional(),
  quality: z.number().min(0, 'must lie between 0 and 1').max(1, 'must lie between 0 and 1').optional(),
};

/** One request as the application reports it. Unknown fields are refused by name: a typo must not lose data silently. */
export const eventInput = z
  .strictObject({
    id,
    time: time.optional(),
    kind: z.enum(EVENT_KINDS).optional(),
    feature: text(1, 200),
    variant: label,
    model_version: label,
    prompt_version: label,
    retrieval_version: label,
    policy_version: label,
    targeting_key: text(1, 500).optional(),
    context: context.optional(),
    latency_ms: amount,
    input_tokens: count,
    output_tokens: count,
    cached_tokens: count,
    cost_usd: amount,
    tool_calls: count,
    tool_errors: count,
    ...outcomeFields,
    fingerprints: z
      .strictObject(Object.fromEntries(FINGERPRINT_AXES.map((axis) => [axis, fingerprint])))
      .optional(),
    response_id: id.optional(),
    input: sampled,
    output: sampled,
  })
  .refine((event) => event.tool_errors === undefined || event.tool_errors <= (event.tool_calls ?? -1), {
    path: ['tool_errors'],
    message: 'must come with tool_calls, and must not be more than it',
  })
  .refine((event) => event.cached_tokens === undefined || event.cached_tokens <= (event.input_tokens ?? -1), {
    path: ['cached_tokens'],
    message: 'must come with input_tokens, which it is a part of',
  });

/** An outcome that comes after its event: a rating, a judge's score. It names one event, and must say something. */
export const outcomeInput = z
  .strictObject({
    id,
    outcome_of: id.optional(),
    outcome_of_response: id.optional(),
    time: time.optional(),
    feature: text(1, 200),
    ...outcomeFields,
  })
  .refine((outcome) => (outcome.outcome_of === undefined) !== (outcome.outcome_of_response === undefined), {
    path: ['outcome_of'],
    message: 'must be there, or outcome_of_response in its place',
  })
  .refine((outcome) => Object.keys(outcomeFields).some((name) => name in outcome), {
    path: ['outcome_of'],
    message: `must come with one of ${Object.keys(outcomeFields).join(', ')}`,
  });
