import { murmur3 } from '../routing/murmur3';
import { NAMES } from './attribute-names';
import type { Mapped, OtelEvent } from './otel-data';
import { textOf } from './read-attribute';
import { readEvaluation } from './read-evaluation';
import { spanEventId } from './span-event-id';
import { withoutUndefined } from './without-undefined';

interface Evaluated {
  event: OtelEvent;
  feature: string;
  /** The span that was evaluated, used when the evaluation names no answer. */
  traceId: string;
  spanId: string;
  source: string;
  whole: boolean;
}

/** An evaluation as an outcome: of the answer that it names, else of the span. Sent again it has the same id. */
export function mapEvaluation({ event, feature, traceId, spanId, source, whole }: Evaluated): Mapped {
  const said = readEvaluation(event);
  if (said.kind === 'fault') return { kind: 'fault', source, whole, reason: said.reason };
  const response = textOf(event.attributes, NAMES.responseId);
  if (response === undefined && (traceId === '' || spanId === '')) {
    const reason =
      'it names no request: it needs gen_ai.response.id, or the id of the span that it evaluates';
    return { kind: 'fault', source, whole, reason };
  }
  const name = textOf(event.attributes, NAMES.evaluationName) ?? '';
  const of = response ?? spanEventId(traceId, spanId);
  const value = {
    id: `evaluation-${hashText(of, 1)}${hashText(of, 2)}-${hashText(name, 1)}-${event.atMs ?? 0}`,
    outcome_of: response === undefined ? of : undefined,
    outcome_of_response: response,
    time: event.atMs ?? undefined,
    feature,
    ...said.fields,
  };
  return { kind: 'item', source, whole, value: withoutUndefined(value) };
}

function hashText(text: string, seed: number): string {
  return murmur3(text, seed).toString(16).padStart(8, '0');
}
