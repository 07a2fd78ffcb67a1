import type { EventInput } from './event';

/** What a plain field must be. */
type Check = (value: unknown) => boolean;

const PLAIN_TEXT = /^[\x20-\x7e]+$/;
// Days up to the 28th: then no calendar has to be asked.
const PLAIN_TIME =
  /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)$/;
const MOST_AMOUNT = 1e12;
const MOST_COUNT = 2_147_483_647;
const MOST_SAMPLE = 4_000;
const MOST_ATTRIBUTES = 16;
const MOST_NAME = 64;
const MOST_VALUE = 200;

const isText = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= MOST_VALUE && PLAIN_TEXT.test(value);
const isSample = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= MOST_SAMPLE && PLAIN_TEXT.test(value);
const isAmount = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= MOST_AMOUNT;
const isCount = (value: unknown): boolean =>
  typeof value === 'number' && value >= 0 && value <= MOST_COUNT && Number.isInteger(value);
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isFraction = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 1;
const isTime = (value: unknown): boolean =>
  typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && PLAIN_TIME.test(value);

function isContext(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  let attributes = 0;
  for (const name in value) {
    attributes += 1;
    if (attributes > MOST_ATTRIBUTES || name.length > MOST_NAME || !PLAIN_TEXT.test(name)) return false;
    const attribute = (value as Record<string, unknown>)[name];
    const isPlain = typeof attribute === 'number' || typeof attribute === 'boolean' || isText(attribute);
    if (!isPlain) return false;
  }
  return true;
}

const PLAIN = new Map<string, Check>(
  Object.entries({
    id: isText,
    time: isTime,
    feature: isText,
    variant: isText,
    model_version: isText,
    prompt_version: isText,
    retrieval_version: isText,
    policy_version: isText,
    targeting_key: isText,
    context: isContext,
    latency_ms: isAmount,
    input_tokens: isCount,
    output_tokens: isCount,
    cost_usd: isAmount,
    parse_failed: isFlag,
    tool_calls: isCount,
    tool_errors: isCount,
    refused: isFlag,
    fallback: isFlag,
    error: isFlag,
    task_success: isFlag,
    quality: isFraction,
    input: isSample,
    output: isSample,
  }),
);

/**
 * Is this an event that needs no second look? True only for what the schema (lib/schemas/event.ts) accepts as it
 * stands: known fields alone, short printable ASCII texts, plain numbers and flags. False says nothing: the schema
 * decides then, and names the fault. At tens of thousands of events a second this is most of what checking costs.
 */
export function isPlainEvent(value: object): value is EventInput {
  for (const name in value) {
    const check = PLAIN.get(name);
    if (!check?.((value as Record<string, unknown>)[name])) return false;
  }
  const event = value as EventInput;
  if (event.id === undefined || event.feature === undefined) return false;
  return event.tool_errors === undefined || event.tool_errors <= (event.tool_calls ?? -1);
}
