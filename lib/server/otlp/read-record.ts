import type { OtelAttributes, OtelEvent, OtelLog, OtelSpan } from '@/lib/core/otel/otel-data';
import type { RawRecord } from './read-export';
import { idOf, millisOf, nanosOf, ownMember } from './read-fields';
import { MAX_ATTRIBUTES, readAttributes } from './read-value';

const MAX_EVENTS = 1_000;
const STATUS_ERROR = 2;

/** A span of either encoding. Never throws: what is wrong with it is its fault. */
export function readSpan({ record, fault }: RawRecord, resource: OtelAttributes): OtelSpan {
  const start = nanosOf(ownMember(record, 'startTimeUnixNano'));
  const end = nanosOf(ownMember(record, 'endTimeUnixNano'));
  const code = ownMember(ownMember(record, 'status'), 'code');
  const events = ownMember(record, 'events');
  return {
    traceId: idOf(ownMember(record, 'traceId'), 16),
    spanId: idOf(ownMember(record, 'spanId'), 8),
    parentSpanId: idOf(ownMember(record, 'parentSpanId'), 8),
    startMs: start === null ? null : millisOf(start),
    durationMs: start === null || end === null ? null : millisOf(end - start),
    failed: code === STATUS_ERROR || code === 'STATUS_CODE_ERROR',
    attributes: readAttributes(ownMember(record, 'attributes')),
    events: Array.isArray(events) ? events.slice(0, MAX_EVENTS).map((event) => readEvent(event)) : [],
    resource,
    fault: fault ?? faultOf(record),
  };
}

/** A log record of either encoding. Never throws. */
export function readLog({ record, fault }: RawRecord, resource: OtelAttributes): OtelLog {
  const event = readEvent(record);
  return {
    ...event,
    // Before there was a field for it, an event's name was an attribute.
    name: textIn(record, 'eventName') || textOf(event.attributes.get('event.name')),
    atMs: event.atMs ?? instantIn(record, 'observedTimeUnixNano'),
    traceId: idOf(ownMember(record, 'traceId'), 16),
    spanId: idOf(ownMember(record, 'spanId'), 8),
    resource,
    fault: fault ?? faultOf(record),
  };
}

function readEvent(event: unknown): OtelEvent {
  return {
    name: textIn(event, 'name'),
    atMs: instantIn(event, 'timeUnixNano'),
    attributes: readAttributes(ownMember(event, 'attributes')),
  };
}

function instantIn(holder: unknown, name: string): number | null {
  const nanos = nanosOf(ownMember(holder, name));
  return nanos === null ? null : millisOf(nanos);
}

function textIn(holder: unknown, name: string): string {
  return textOf(ownMember(holder, name));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function faultOf(record: unknown): string | null {
  if (typeof record !== 'object' || record === null) return 'it is no object';
  const attributes = ownMember(record, 'attributes');
  if (attributes !== undefined && !Array.isArray(attributes)) return 'its attributes are no list';
  const isExcess = Array.isArray(attributes) && attributes.length > MAX_ATTRIBUTES;
  return isExcess ? 'it has more than 1,000 attributes' : null;
}
