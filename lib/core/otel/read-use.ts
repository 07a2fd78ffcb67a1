import { type PriceTable, priceOf } from '../telemetry/price-of';
import { NAMES } from './attribute-names';
import type { OtelAttributes, OtelSpan, OtelValue } from './otel-data';
import { numberOf } from './read-attribute';
import { modelNames } from './read-claims';

/** Tokens and cost: the span's own cost, else the price of the model that it names, else none. */
export function readUse(
  { attributes }: OtelSpan,
  prices: PriceTable,
): Record<'input_tokens' | 'output_tokens' | 'cached_tokens' | 'cost_usd', OtelValue | undefined> {
  const details = detailsOf(attributes, 'langfuse.observation.usage_details');
  const output = numberOf(attributes, NAMES.outputTokens) ?? details.output;
  const cached = numberOf(attributes, NAMES.cachedTokens) ?? details.input_cached_tokens;
  const input = wholeInput(numberOf(attributes, NAMES.inputTokens) ?? details.input, cached);
  const price = prices.find(modelNames(attributes));
  const tokens = { input_tokens: input, output_tokens: output, cached_tokens: cached };
  const cost =
    numberOf(attributes, NAMES.cost) ?? detailsOf(attributes, 'langfuse.observation.cost_details').total;
  return { ...tokens, cost_usd: cost ?? (price && areNumbers(tokens) ? priceOf(price, tokens) : undefined) };
}

// Numbers by name, as an object that was written as JSON.
function detailsOf(attributes: OtelAttributes, name: string): Partial<Record<string, OtelValue>> {
  const text = attributes.get(name);
  if (typeof text !== 'string') return {};
  try {
    const details: unknown = JSON.parse(text);
    return typeof details === 'object' && details !== null ? { ...details } : {};
  } catch {
    return {};
  }
}

// The input includes what was read from the cache; some clients tell it apart, which shows when the part is larger.
function wholeInput(input: OtelValue | undefined, cached: OtelValue | undefined): OtelValue | undefined {
  const isApart = typeof input === 'number' && typeof cached === 'number' && cached > input;
  return isApart ? input + cached : input;
}

type Tokens<V> = Record<'input_tokens' | 'output_tokens' | 'cached_tokens', V | undefined>;

function areNumbers(tokens: Tokens<OtelValue>): tokens is Tokens<number> {
  return Object.values(tokens).every((value) => value === undefined || isCount(value));
}

function isCount(value: OtelValue): boolean {
  return typeof value === 'number' && value >= 0 && Number.isFinite(value);
}
