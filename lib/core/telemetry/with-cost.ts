import type { RoutedVersion } from '../routing/routing-snapshot';
import type { EventInput } from './event';
import { type PriceTable, priceOf } from './price-of';

/**
 * The event with its cost: the one it tells, else its tokens at the price of the model that its label names, else of
 * its version's model. Unchanged where neither has a price, or tokens are missing.
 */
export function withCost(
  event: EventInput,
  versions: readonly RoutedVersion[],
  versionId: string | null,
  prices: PriceTable,
): EventInput {
  if (event.cost_usd !== undefined || event.input_tokens === undefined || event.output_tokens === undefined) {
    return event;
  }
  const version = versions.find(({ id }) => id === versionId);
  const price = prices.find(
    [event.model_version, version?.model_version].filter((name) => name !== undefined),
  );
  const cost = price && priceOf(price, event);
  return cost === undefined ? event : { ...event, cost_usd: cost };
}
