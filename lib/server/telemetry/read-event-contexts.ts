import { sqlClient } from '../db/sql-client';
import { eventKey } from './event-key';

export type EventContext = Record<string, unknown>;

/** By the event's id; of events that are no longer there nothing is known. */
export async function readEventContexts(
  featureId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, EventContext>> {
  const keys = ids.map((id) => eventKey(featureId, id));
  const rows = await sqlClient()<{ id: string; context: EventContext }[]>`
    SELECT e.id, e.context FROM unnest(${[...ids]}::text[], ${keys}::uuid[]) AS wanted(id, key)
    JOIN event_key k ON k.key = wanted.key
    JOIN event e ON e.feature_id = ${featureId} AND e.id = wanted.id AND e.received_at = k.received_at`;
  return new Map(rows.map(({ id, context }) => [id, context]));
}
