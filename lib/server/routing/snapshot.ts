import type { KeyScope } from '@/lib/core/access/permissions';
import type { RoutedFeature, RoutingSnapshot } from '@/lib/core/routing/routing-snapshot';
import type { PriceTable } from '@/lib/core/telemetry/price-of';
import type { Sampling } from '../review/sampling-of';

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
  /** What is done with the texts of events, and which are sampled. */
  sampling: Sampling;
  /** Hash of what routing answers can depend on; the same content has the same one in every process. */
  routingHash: string;
  /** The same, with the keys, the prices and what is sampled. */
  contentHash: string;
}
