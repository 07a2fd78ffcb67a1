import type { KeyScope } from '@/lib/core/access/permissions';
import type { RoutedFeature, RoutingSnapshot } from '@/lib/core/routing/routing-snapshot';
import type { PriceTable } from '@/lib/core/telemetry/price-of';

export interface KeyRecord {
  id: string;
  name: string;
  scopes: readonly KeyScope[];
}

/** All that the hot paths need, in memory. Immutable; swapped whole. */
export interface Snapshot {
  routing: RoutingSnapshot;
  featuresById: ReadonlyMap<string, RoutedFeature>;
  /** Active keys by the sha256 (hex) of their secret. */
  keysByHash: ReadonlyMap<string, KeyRecord>;
  keysById: ReadonlyMap<string, KeyRecord>;
  /** What models cost, for events that tell no cost. */
  prices: PriceTable;
  /** Hash of what routing answers can depend on; the same content has the same one in every process. */
  routingHash: string;
  /** The same, with the keys and the prices. */
  contentHash: string;
}
