import { classifySpan, type SpanKind } from './classify-span';
import type { Exposure, OtelSpan } from './otel-data';
import { readExposure } from './read-exposure';

// A trace deeper than this is not followed farther; a loop ends here too.
const MAX_DEPTH = 64;

/** The spans of one call by their traces: who is above whom, and what was exposed within the trace. */
export class SpanTree {
  private readonly kinds = new Map<OtelSpan, SpanKind>();
  private readonly byId = new Map<string, OtelSpan>();
  private readonly inferenceOf = new Map<string, OtelSpan>();
  private readonly exposuresOf = new Map<string, Exposure[]>();

  add(span: OtelSpan): void {
    const kind = classifySpan(span);
    this.kinds.set(span, kind);
    if (span.traceId === '') return;
    this.byId.set(`${span.traceId} ${span.spanId}`, span);
    if (kind === 'inference' && !this.inferenceOf.has(span.traceId)) this.inferenceOf.set(span.traceId, span);
    const exposures = span.events.flatMap((event) => readExposure(event) ?? []);
    if (exposures.length > 0) {
      const known = this.exposuresOf.get(span.traceId);
      if (known) known.push(...exposures);
      else this.exposuresOf.set(span.traceId, exposures);
    }
  }

  kindOf(span: OtelSpan): SpanKind {
    return this.kinds.get(span) ?? 'other';
  }

  /** Those that were added, in their order. */
  get spans(): Iterable<OtelSpan> {
    return this.kinds.keys();
  }

  /** The spans above it that came in the same call, the nearest first. */
  ancestorsOf(span: OtelSpan): OtelSpan[] {
    const above: OtelSpan[] = [];
    let current: OtelSpan | undefined = span;
    while (current && current.parentSpanId !== '' && above.length < MAX_DEPTH) {
      current = this.byId.get(`${current.traceId} ${current.parentSpanId}`);
      if (current) above.push(current);
    }
    return above;
  }

  /** Any inference of the same trace. */
  inferenceBeside(span: OtelSpan): OtelSpan | undefined {
    return this.inferenceOf.get(span.traceId);
  }

  /** By trace, the oldest first. */
  get exposures(): ReadonlyMap<string, readonly Exposure[]> {
    return this.exposuresOf;
  }
}
