import { CONTEXT_PREFIX, FINGERPRINT_PREFIX, NAMES } from './attribute-names';
import { cutText } from './cut-text';
import type { MappingContext } from './mapping-context';
import type { Mapped, OtelAttributes, OtelSpan, OtelValue } from './otel-data';
import { type PlacedSpan, placeSpan } from './place-span';
import { attributesUnder, textOf } from './read-attribute';
import { readContent } from './read-content';
import { hasFailed, readOutcome } from './read-outcome';
import { readUse } from './read-use';
import { spanEvaluations } from './span-evaluations';
import { spanEventId } from './span-event-id';
import type { SpanTree } from './span-tree';
import { withoutUndefined } from './without-undefined';

const SAMPLE_BYTES = 64 * 1024;

/**
 * What one span comes to: an event for an inference or a tool call, outcomes for the evaluations inside it, nothing
 * for any other. All spans of the call must be in `tree` before.
 */
export function mapSpan(span: OtelSpan, tree: SpanTree, context: MappingContext): Mapped[] {
  const kind = tree.kindOf(span);
  const evaluations = spanEvaluations(span, kind === 'inference', tree, context);
  if (kind === 'other') return evaluations;
  const source = `span ${span.spanId || 'without id'}`;
  const kin = kinOf(span, kind, tree);
  const placed = placeSpan(span, kin, context);
  const reason = span.fault ?? faultOf(span) ?? ('fault' in placed ? placed.fault : undefined);
  if (reason !== undefined || 'fault' in placed) {
    return [{ kind: 'fault', source, whole: true, reason: reason ?? '' }];
  }
  const value =
    kind === 'inference' ? inferenceEvent(span, kin, placed, context) : toolCallEvent(span, kin, placed);
  return [{ kind: 'item', source, whole: true, value: withoutUndefined(value) }, ...evaluations];
}

function kinOf(span: OtelSpan, kind: 'inference' | 'tool_call', tree: SpanTree): OtelSpan[] {
  const ancestors = tree.ancestorsOf(span);
  const beside = kind === 'tool_call' ? tree.inferenceBeside(span) : undefined;
  return beside ? [...ancestors, beside] : ancestors;
}

function faultOf({ traceId, spanId, durationMs }: OtelSpan): string | undefined {
  if (traceId === '') return 'its trace id is missing or malformed';
  if (spanId === '') return 'its span id is missing or malformed';
  return durationMs !== null && durationMs < 0 ? 'it ends before it starts' : undefined;
}

function inferenceEvent(
  span: OtelSpan,
  kin: readonly OtelSpan[],
  placed: PlacedSpan,
  { prices }: MappingContext,
) {
  const content = readContent(span);
  return {
    ...commonFields(span, kin, placed),
    ...readUse(span, prices),
    ...readOutcome(span, content),
    latency_ms: span.durationMs ?? undefined,
    response_id: textOf(span.attributes, NAMES.responseId),
    input: content.input === undefined ? undefined : cutText(content.input, SAMPLE_BYTES),
    output: content.output === undefined ? undefined : cutText(content.output, SAMPLE_BYTES),
  };
}

function toolCallEvent(span: OtelSpan, kin: readonly OtelSpan[], placed: PlacedSpan) {
  return {
    ...commonFields(span, kin, placed),
    kind: 'tool_call',
    tool_calls: 1,
    tool_errors: hasFailed(span) ? 1 : 0,
  };
}

function commonFields(
  span: OtelSpan,
  kin: readonly OtelSpan[],
  { feature, claim, targetingKey }: PlacedSpan,
) {
  const farthestFirst = [
    span.resource,
    ...kin.map(({ attributes }) => attributes).reverse(),
    span.attributes,
  ];
  return {
    id: spanEventId(span.traceId, span.spanId),
    time: span.startMs ?? undefined,
    feature: feature.key,
    ...claim,
    targeting_key: targetingKey,
    context: gathered(farthestFirst, CONTEXT_PREFIX),
    fingerprints: gathered([span.resource, span.attributes], FINGERPRINT_PREFIX),
  };
}

/** What all of them say under the prefix, the last one winning; undefined when they say nothing. */
function gathered(holders: readonly OtelAttributes[], prefix: string): Record<string, OtelValue> | undefined {
  const said = Object.fromEntries(
    holders.flatMap((attributes) => Object.entries(attributesUnder(attributes, prefix))),
  );
  return Object.keys(said).length > 0 ? said : undefined;
}
