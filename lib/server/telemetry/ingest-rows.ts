import type { EventInput, OutcomeInput } from '@/lib/core/telemetry/event';
import type { EventAttribution } from '@/lib/core/telemetry/event-attribution';

/** A checked event, with its feature, moment (ISO 8601) and attribution. */
export interface EventRow {
  feature_id: string;
  at: string;
  input: EventInput;
  attribution: EventAttribution;
}

/** A checked outcome, with its feature and moment (ISO 8601). */
export interface OutcomeRow {
  feature_id: string;
  at: string;
  input: OutcomeInput;
}

/** By feature, then id: every writer inserts in this order, so that two calls with the same ids cannot deadlock. */
export function byKey(a: EventRow, b: EventRow): number {
  return compare(a.feature_id, b.feature_id) || compare(a.input.id, b.input.id);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The rows as json_to_recordset reads them; the names are the columns'. */
export function eventsJson(rows: readonly EventRow[]): string {
  return JSON.stringify(
    rows.map(({ feature_id, at, input, attribution }) => ({
      ...input,
      feature_id,
      at,
      context: input.context ?? {},
      version_id: attribution.versionId,
      unknown_label: attribution.unknownLabel,
      release_id: attribution.releaseId,
      stage_index: attribution.stageIndex,
      comparable: attribution.comparable,
    })),
  );
}

/**
 * Outcomes of one event within one call keep their order of arrival: each is a millisecond later than the one before.
 */
export function outcomesJson(rows: readonly OutcomeRow[], receivedMs: number): string {
  const seen = new Map<string, number>();
  return JSON.stringify(
    rows.map(({ feature_id, at, input }) => {
      const event = `${feature_id} ${input.outcome_of}`;
      const rank = seen.get(event) ?? 0;
      seen.set(event, rank + 1);
      const received_at = new Date(receivedMs + rank).toISOString();
      return { ...input, feature_id, at, received_at };
    }),
  );
}
