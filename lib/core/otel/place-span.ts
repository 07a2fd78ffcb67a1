import type { RoutedFeature } from '../routing/routing-snapshot';
import { NAMES } from './attribute-names';
import type { MappingContext } from './mapping-context';
import type { Exposure, OtelAttributes, OtelSpan } from './otel-data';
import { textOf } from './read-attribute';
import { conventionClaim, plainClaim } from './read-claims';
import { type Claim, settleClaim } from './settle-claim';

export interface PlacedSpan {
  feature: RoutedFeature;
  claim: Claim;
  targetingKey: string | undefined;
}

/**
 * Which feature and version does a span belong to? `kin` are the spans that may answer for it, the nearest first. A
 * feature comes from the span, its kin, a flag that was evaluated in its trace, the resource, then the exporter's
 * headers; a version in the same order, and last from what the conventions tell of model and prompt.
 */
export function placeSpan(
  span: OtelSpan,
  kin: readonly OtelSpan[],
  context: MappingContext,
): PlacedSpan | { fault: string } {
  const holders = [span, ...kin].map(({ attributes }) => attributes);
  const exposures = context.exposuresOf(span.traceId).filter(({ feature }) => context.features.has(feature));
  const key = findFeature(holders, exposures, span.resource, context.defaultFeature);
  if (key === undefined) return { fault: NO_FEATURE };
  const feature = context.features.get(key);
  if (!feature) return { fault: `no feature is called "${key.slice(0, 200)}"` };
  const exposure = exposures.findLast((each) => each.feature === key);
  const exposed: Claim = exposure?.variant === undefined ? {} : { variant: exposure.variant };
  const claims = [
    ...holders.map((attributes) => plainClaim(attributes, key)),
    exposed,
    plainClaim(span.resource, key),
    ...[span, ...kin].map((each) => conventionClaim(each, feature.versions)),
  ];
  return {
    feature,
    claim: settleClaim(feature.versions, claims),
    targetingKey:
      firstText(holders, NAMES.targetingKey) ??
      exposure?.targetingKey ??
      textOf(span.resource, NAMES.targetingKey),
  };
}

export const NO_FEATURE =
  'it names no feature: set the attribute sluice.feature, or the header x-sluice-feature of the exporter';

/** Flags of other systems are evaluated too: only the flag of a known feature names one, and several name none alone. */
export function findFeature(
  holders: readonly OtelAttributes[],
  exposures: readonly Exposure[],
  resource: OtelAttributes,
  defaultFeature: string | undefined,
): string | undefined {
  const own = firstText(holders, NAMES.feature);
  if (own !== undefined) return own;
  const general = textOf(resource, NAMES.feature) ?? defaultFeature;
  const exposed = new Set(exposures.map(({ feature }) => feature));
  if (general !== undefined && (exposed.has(general) || exposed.size !== 1)) return general;
  return exposures.at(-1)?.feature ?? general;
}

function firstText(holders: readonly OtelAttributes[], names: readonly string[]): string | undefined {
  for (const attributes of holders) {
    const text = textOf(attributes, names);
    if (text !== undefined) return text;
  }
  return undefined;
}
