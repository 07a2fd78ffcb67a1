import { priceOf } from '@/lib/core/telemetry/price-of';
import type { PriceInput } from '@/lib/schemas/price';

const EXAMPLE = { input_tokens: 1_000, cached_tokens: 200, output_tokens: 300 };
export const EXAMPLE_WORDS = '1,000 tokens in, 200 of them cached, 300 out';

/** What the example costs at this price: small amounts with three digits that matter. */
export function priceExample(price: PriceInput): string {
  const usd = priceOf(price, EXAMPLE) ?? 0;
  const digits = usd < 1 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 2 };
  return `$${usd.toLocaleString('en-US', digits)}`;
}

/** A price for a million tokens, with as many decimals as it has, two at least. */
export function priceWords(usd: number): string {
  return `$${usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 6 })}`;
}

/** The same for cached tokens, which may have none of their own. */
export function cachedWords({ cachedInputUsd }: PriceInput): string {
  return cachedInputUsd === null ? 'as input' : priceWords(cachedInputUsd);
}
