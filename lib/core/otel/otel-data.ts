/** An attribute's value. What cannot be told (empty, too deep) is null. Integers beyond 2^53 lose their last digits. */
export type OtelValue =
  | string
  | number
  | boolean
  | null
  | readonly OtelValue[]
  | { readonly [key: string]: OtelValue };
export type OtelAttributes = ReadonlyMap<string, OtelValue>;

/** Something that happened at an instant: a span's event, or a log record with an event name. */
export interface OtelEvent {
  name: string;
  /** Since 1970; null when not told. */
  atMs: number | null;
  attributes: OtelAttributes;
}

export interface OtelSpan {
  /** Lower-case hex; empty when missing or malformed. */
  traceId: string;
  spanId: string;
  parentSpanId: string;
  /** Since 1970; null when not told. */
  startMs: number | null;
  /** End minus start, negative if a client says so; null when one of the two is not told. */
  durationMs: number | null;
  /** Its status is ERROR. */
  failed: boolean;
  attributes: OtelAttributes;
  events: readonly OtelEvent[];
  resource: OtelAttributes;
  /** What is wrong with it beyond its attributes; null: nothing. */
  fault: string | null;
}

export interface OtelLog extends OtelEvent {
  traceId: string;
  spanId: string;
  resource: OtelAttributes;
  fault: string | null;
}

/** A flag was evaluated within a trace: which feature, which variant, for whom. */
export interface Exposure {
  feature: string;
  variant?: string;
  targetingKey?: string;
}

/**
 * What one span or log record comes to. `whole` is false when it speaks only of an event inside a span, which is kept
 * without it. `value` is an event or outcome before its check.
 */
export type Mapped =
  | { kind: 'item'; source: string; whole: boolean; value: Readonly<Record<string, unknown>> }
  | { kind: 'fault'; source: string; whole: boolean; reason: string };
