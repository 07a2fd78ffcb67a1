import type { z } from 'zod';
import type { EventInput, EventRejection, OutcomeInput } from '@/lib/core/telemetry/event';
import { attributeEvent } from '@/lib/core/telemetry/event-attribution';
import { eventTime } from '@/lib/core/telemetry/event-time';
import { isPlainEvent } from '@/lib/core/telemetry/is-plain-event';
import { withCost } from '@/lib/core/telemetry/with-cost';
import { eventInput, outcomeInput } from '@/lib/schemas/event';
import { sampledAs } from '../review/sampled-as';
import { withKeptTexts } from '../review/with-kept-texts';
import type { Snapshot } from '../routing/snapshot';
import { eventKey } from './event-key';
import type { IngestItem } from './ingest-parse';
import type { EventRow, OutcomeRow } from './ingest-rows';

export type CheckedItem =
  | { kind: 'event'; row: EventRow }
  | { kind: 'outcome'; row: OutcomeRow }
  | { kind: 'rejected'; rejection: EventRejection };

/** Checks one element of a call and turns it into what is stored. Never throws. */
export function checkIngestItem(
  item: IngestItem,
  index: number,
  snapshot: Snapshot,
  nowMs: number,
): CheckedItem {
  if (item.kind === 'unreadable')
    return reject(index, undefined, 'not_json', '', 'this line is not valid JSON');
  const { value } = item;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return reject(index, undefined, 'not_an_object', '', 'an event is a JSON object');
  }
  return 'outcome_of' in value || 'outcome_of_response' in value
    ? checkOutcome(value, index, snapshot, nowMs)
    : checkEvent(value, index, snapshot, nowMs);
}

function checkEvent(value: object, index: number, snapshot: Snapshot, nowMs: number): CheckedItem {
  let event: EventInput;
  if (isPlainEvent(value)) event = value;
  else {
    const parsed = eventInput.safeParse(value);
    if (!parsed.success) return rejectIssue(parsed.error, value, index);
    event = parsed.data;
  }
  const where = place(event, index, snapshot, nowMs);
  if (where.kind === 'rejected') return where;
  const { feature, atMs } = where;
  const attribution = attributeEvent(feature, event);
  const key = eventKey(feature.id, event.id);
  const costed = withCost(event, feature.versions, attribution.versionId, snapshot.prices);
  return {
    kind: 'event',
    row: {
      feature_id: feature.id,
      key,
      atMs,
      input: withKeptTexts(costed, snapshot.sampling),
      attribution,
      costCapUsd: feature.costCapUsd,
      sampledAs: sampledAs(feature, event, attribution, key, snapshot.sampling),
    },
  };
}

function checkOutcome(value: object, index: number, snapshot: Snapshot, nowMs: number): CheckedItem {
  const parsed = outcomeInput.safeParse(value);
  if (!parsed.success) return rejectIssue(parsed.error, value, index);
  const outcome: OutcomeInput = parsed.data;
  const where = place(outcome, index, snapshot, nowMs);
  if (where.kind === 'rejected') return where;
  return { kind: 'outcome', row: { feature_id: where.feature.id, atMs: where.atMs, input: outcome } };
}

function place(input: EventInput | OutcomeInput, index: number, snapshot: Snapshot, nowMs: number) {
  const feature = snapshot.routing.features.get(input.feature);
  if (!feature)
    return reject(index, input.id, 'unknown_feature', 'feature', `no feature is called "${input.feature}"`);
  const time = eventTime(input.time, nowMs);
  if (time.kind === 'refused') return reject(index, input.id, time.code, 'time', time.reason);
  return { kind: 'placed' as const, feature, atMs: time.atMs };
}

function reject(index: number, id: string | undefined, code: string, field: string, reason: string) {
  const rejection: EventRejection = { index, ...(id !== undefined && { id }), code, field, reason };
  return { kind: 'rejected' as const, rejection };
}

const CODES: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: 'wrong_type',
  invalid_union: 'wrong_type',
  too_small: 'out_of_range',
  too_big: 'out_of_range',
};

/** The first fault of an element, by field and in words. */
function rejectIssue(error: z.ZodError, value: object, index: number): CheckedItem {
  const [issue] = error.issues;
  const id = 'id' in value && typeof value.id === 'string' ? value.id.slice(0, 200) : undefined;
  if (!issue) return reject(index, id, 'invalid', '', 'is not an event');
  if (issue.code === 'unrecognized_keys') {
    const field = [...issue.path, issue.keys[0] ?? ''].join('.');
    return reject(index, id, 'unknown_field', field, 'is not a field that is known here');
  }
  const field = issue.path.join('.');
  const isMissing = issue.code === 'invalid_type' && issue.path.length === 1 && !(field in value);
  if (isMissing) return reject(index, id, 'missing', field, 'is missing');
  return reject(index, id, CODES[issue.code] ?? 'invalid', field, issue.message);
}
