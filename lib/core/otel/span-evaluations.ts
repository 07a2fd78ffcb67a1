import { mapEvaluation } from './map-evaluation';
import type { MappingContext } from './mapping-context';
import type { Mapped, OtelSpan } from './otel-data';
import { findFeature, NO_FEATURE } from './place-span';
import { isEvaluation } from './read-evaluation';
import type { SpanTree } from './span-tree';

/** Evaluations that were recorded as events of a span: of the inference itself, or of the span of whoever judged it. */
export function spanEvaluations(
  span: OtelSpan,
  isInference: boolean,
  tree: SpanTree,
  context: MappingContext,
): Mapped[] {
  return span.events.filter(isEvaluation).map((event, index) => {
    const source = `evaluation ${index + 1} of span ${span.spanId}`;
    const holders = [
      event.attributes,
      span.attributes,
      ...tree.ancestorsOf(span).map((each) => each.attributes),
    ];
    const feature = findFeature(
      holders,
      context.exposuresOf(span.traceId),
      span.resource,
      context.defaultFeature,
    );
    if (feature === undefined) return { kind: 'fault', source, whole: false, reason: NO_FEATURE };
    const spanId = isInference ? span.spanId : span.parentSpanId;
    return mapEvaluation({ event, feature, traceId: span.traceId, spanId, source, whole: false });
  });
}
