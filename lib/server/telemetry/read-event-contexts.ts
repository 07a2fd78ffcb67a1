import { eventKey } from './event-key';

type EventContext = Record<string, unknown>;

interface ContextRow {
  id: string;
  context: EventContext;
}

type Ask = (text: string, values: [string, string[], string[]]) => Promise<readonly ContextRow[]>;

const CONTEXTS = `
  SELECT e.id, e.context FROM unnest($2::text[], $3::uuid[]) AS wanted(id, key)
  JOIN event_key k ON k.key = wanted.key
  JOIN event e ON e.feature_id = $1 AND e.id = wanted.id AND e.received_at = k.received_at`;

/** By the event's id; of events that are no longer there nothing is known. `ask` is the connection of who asks. */
export async function readEventContexts(
  ask: Ask,
  featureId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, EventContext>> {
  const keys = ids.map((id) => eventKey(featureId, id));
  const rows = await ask(CONTEXTS, [featureId, [...ids], keys]);
  return new Map(rows.map(({ id, context }) => [id, context]));
}
