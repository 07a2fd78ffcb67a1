import type { RoutedFeature } from '../routing/routing-snapshot';
import type { PriceTable } from '../telemetry/price-of';
import type { Exposure } from './otel-data';

/** What the mapping of one call knows beside the call. */
export interface MappingContext {
  features: ReadonlyMap<string, RoutedFeature>;
  prices: PriceTable;
  /** The feature of whatever names none, as the exporter's headers say. */
  defaultFeature: string | undefined;
  /** What was exposed within a trace, as this and earlier calls told; the oldest first. */
  exposuresOf: (traceId: string) => readonly Exposure[];
}
