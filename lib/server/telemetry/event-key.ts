import { hash } from 'node:crypto';
import { isSpanEventId } from '@/lib/core/otel/span-event-id';

/**
 * What an event is remembered by: the first 128 bits of sha256(feature NUL id), in hex, stored as a uuid. A span is
 * remembered without its feature: which one it belongs to may be told by another call, so that the same span, sent
 * again to a process that missed it, could name another. The migration computes the former in SQL.
 */
export function eventKey(featureId: string, id: string): string {
  const scope = isSpanEventId(id) ? '' : featureId;
  return hash('sha256', `${scope}\0${id}`).slice(0, 32);
}
