import { formatUsd } from '@/lib/core/telemetry/format-metric';
import { priceOf } from '@/lib/core/telemetry/price-of';
import type { PriceInput } from '@/lib/schemas/price';

const EXAMPLE = { input_tokens: 1_000, cached_tokens: 200, output_tokens: 300 };
export const EXAMPLE_WORDS = '1,000 tokens in, 200 of them cached, 300 out';

/** What the example costs at this price. */
export function priceExample(price: PriceInput): string {
  return formatUsd(priceOf(price, EXAMPLE) ?? Number.NaN);
}
