import type { MappingContext } from '@/lib/core/otel/mapping-context';
import type { Exposure, OtelEvent, OtelLog, OtelSpan, OtelValue } from '@/lib/core/otel/otel-data';
import type { RoutedFeature, RoutedVersion } from '@/lib/core/routing/routing-snapshot';
import { type ModelPrice, PriceTable } from '@/lib/core/telemetry/price-of';

type Attributes = Readonly<Record<string, OtelValue>>;

interface SpanParts extends Partial<Omit<OtelSpan, 'attributes' | 'resource' | 'events'>> {
  resource?: Attributes;
  events?: readonly OtelEvent[];
}

export const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
export const STARTS_AT = Date.parse('2026-05-01T12:00:00Z');

/** A span of 820 ms, with these attributes. */
export function otelSpan(attributes: Attributes, { resource, ...parts }: SpanParts = {}): OtelSpan {
  return {
    traceId: TRACE_ID,
    spanId: 'b7ad6b7169203331',
    parentSpanId: '',
    startMs: STARTS_AT,
    durationMs: 820,
    failed: false,
    events: [],
    fault: null,
    ...parts,
    attributes: new Map(Object.entries(attributes)),
    resource: new Map(Object.entries(resource ?? {})),
  };
}

export function otelEvent(name: string, attributes: Attributes): OtelEvent {
  return { name, atMs: STARTS_AT + 100, attributes: new Map(Object.entries(attributes)) };
}

export function otelLog(
  name: string,
  attributes: Attributes,
  resource: Attributes = {},
  parts: Partial<OtelLog> = {},
): OtelLog {
  return {
    ...otelEvent(name, attributes),
    traceId: TRACE_ID,
    spanId: 'b7ad6b7169203331',
    fault: null,
    ...parts,
    resource: new Map(Object.entries(resource)),
  };
}

/** One feature with two versions, which differ in model and prompt. */
export function mappingContext({
  defaultFeature,
  exposures = [],
  prices = [],
}: {
  defaultFeature?: string;
  exposures?: readonly Exposure[];
  prices?: readonly ModelPrice[];
} = {}): MappingContext {
  const version = (number: number): RoutedVersion => ({
    id: `version-${number}`,
    variant: `v${number}`,
    model_version: `model-${number}`,
    prompt_version: `prompt-${number}`,
    retrieval_version: 'index-1',
    policy_version: 'policy-1',
    config: {},
  });
  const feature = (key: string): RoutedFeature => ({
    id: `id-of-${key}`,
    key,
    salt: key,
    bucketBy: 'targetingKey',
    live: version(1),
    release: null,
    versions: [version(1), version(2)],
    activeReleaseId: null,
    costCapUsd: null,
  });
  return {
    features: new Map(['support-reply', 'summary'].map((key) => [key, feature(key)])),
    prices: new PriceTable(prices),
    defaultFeature,
    exposuresOf: () => exposures,
  };
}
