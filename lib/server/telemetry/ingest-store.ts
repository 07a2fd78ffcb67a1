import type { Sql, SqlTransaction } from '../db/sql-client';
import { byKey, type EventRow, eventsJson, type OutcomeRow, outcomesJson } from './ingest-rows';

/** Rows of one call that were new; what is missing from the total was there before. */
export interface StoredCounts {
  accepted: number;
  features: string[];
}

// Any number that no other advisory lock of this database uses as its first key.
const LOCK_SPACE = 0x51_1ce;

/**
 * Stores one call in one transaction; when it resolves, the rows are committed. Idempotent by (feature, id). An
 * outcome is applied to its event once, whichever of the two came first.
 */
export async function storeIngest(
  sql: Sql,
  events: readonly EventRow[],
  outcomes: readonly OutcomeRow[],
  receivedMs: number,
): Promise<StoredCounts> {
  if (events.length + outcomes.length === 0) return { accepted: 0, features: [] };
  return sql.begin(async (tx) => {
    await tx`SELECT sluice_ensure_partition('event', now())`;
    await lockFeatures(tx, events, outcomes);
    const stored = [
      ...(events.length > 0 ? await insertEvents(tx, events) : []),
      ...(outcomes.length > 0 ? await insertOutcomes(tx, outcomes, receivedMs) : []),
    ];
    await applyOutcomes(tx, events, outcomes);
    return {
      accepted: stored.reduce((sum, row) => sum + row.count, 0),
      features: [...new Set(stored.map((row) => row.feature_id))],
    };
  });
}

/**
 * An event and its outcome, in two calls at once, would each miss the other. So a call with outcomes has its features
 * for itself until it commits; calls with events alone run side by side.
 */
async function lockFeatures(
  tx: SqlTransaction,
  events: readonly EventRow[],
  outcomes: readonly OutcomeRow[],
): Promise<void> {
  const exclusive = new Set(outcomes.map((row) => row.feature_id));
  const all = new Set([...exclusive, ...events.map((row) => row.feature_id)]);
  for (const id of [...all].sort()) {
    if (exclusive.has(id)) await tx`SELECT pg_advisory_xact_lock(${LOCK_SPACE}::int, hashtext(${id}))`;
    else await tx`SELECT pg_advisory_xact_lock_shared(${LOCK_SPACE}::int, hashtext(${id}))`;
  }
}

interface InsertedRow {
  feature_id: string;
  count: number;
}

async function insertEvents(tx: SqlTransaction, events: readonly EventRow[]): Promise<InsertedRow[]> {
  return tx<InsertedRow[]>`
    WITH inserted AS (
      INSERT INTO event (
        feature_id, id, at, received_at, version_id, unknown_label, release_id, stage_index, comparable, targeting_key, context,
        latency_ms, input_tokens, output_tokens, cost_usd, parse_failed, tool_calls, tool_errors, refused, fallback,
        error, task_success, quality, fingerprints, input, output)
      SELECT
        feature_id, id, at, now(), version_id, unknown_label, release_id, stage_index, comparable, targeting_key, context,
        latency_ms, input_tokens, output_tokens, cost_usd, parse_failed, tool_calls, tool_errors, refused, fallback,
        error, task_success, quality, fingerprints, input, output
      FROM json_to_recordset(${eventsJson([...events].sort(byKey))}::text::json) AS row(
        feature_id text, id text, at timestamptz, version_id text, unknown_label text, release_id text,
        stage_index int, comparable boolean, targeting_key text, context jsonb, latency_ms float8, input_tokens int,
        output_tokens int, cost_usd float8, parse_failed boolean, tool_calls int, tool_errors int, refused boolean,
        fallback boolean, error boolean, task_success boolean, quality float8, fingerprints jsonb, input text,
        output text)
      ON CONFLICT DO NOTHING
      RETURNING feature_id)
    SELECT feature_id, count(*)::int AS count FROM inserted GROUP BY feature_id`;
}

async function insertOutcomes(
  tx: SqlTransaction,
  outcomes: readonly OutcomeRow[],
  receivedMs: number,
): Promise<InsertedRow[]> {
  return tx<InsertedRow[]>`
    WITH inserted AS (
      INSERT INTO outcome (
        feature_id, id, event_id, at, received_at, applied, parse_failed, refused, fallback, error, task_success,
        quality)
      SELECT
        feature_id, id, outcome_of, at, received_at, false, parse_failed, refused, fallback, error, task_success,
        quality
      FROM json_to_recordset(${outcomesJson(outcomes, receivedMs)}::text::json) AS row(
        feature_id text, id text, outcome_of text, at timestamptz, received_at timestamptz, parse_failed boolean,
        refused boolean, fallback boolean, error boolean, task_success boolean, quality float8)
      ON CONFLICT DO NOTHING
      RETURNING feature_id)
    SELECT feature_id, count(*)::int AS count FROM inserted GROUP BY feature_id`;
}

/** Outcomes whose event is there now, of the events this call speaks of. The one that arrived last wins, field by field. */
async function applyOutcomes(
  tx: SqlTransaction,
  events: readonly EventRow[],
  outcomes: readonly OutcomeRow[],
): Promise<void> {
  const features = [...events.map((row) => row.feature_id), ...outcomes.map((row) => row.feature_id)];
  const ids = [...events.map((row) => row.input.id), ...outcomes.map((row) => row.input.outcome_of ?? '')];
  await tx`
    WITH spoken_of AS (
      SELECT DISTINCT feature_id, event_id FROM unnest(${features}::text[], ${ids}::text[]) AS key(feature_id, event_id)
    ), due AS (
      UPDATE outcome SET applied = true
      FROM spoken_of JOIN event ON event.feature_id = spoken_of.feature_id AND event.id = spoken_of.event_id
      WHERE outcome.feature_id = spoken_of.feature_id AND outcome.event_id = spoken_of.event_id AND NOT outcome.applied
      RETURNING outcome.*
    ), folded AS (
      SELECT feature_id, event_id,
        (array_agg(parse_failed ORDER BY received_at DESC, id) FILTER (WHERE parse_failed IS NOT NULL))[1] AS parse_failed,
        (array_agg(refused ORDER BY received_at DESC, id) FILTER (WHERE refused IS NOT NULL))[1] AS refused,
        (array_agg(fallback ORDER BY received_at DESC, id) FILTER (WHERE fallback IS NOT NULL))[1] AS fallback,
        (array_agg(error ORDER BY received_at DESC, id) FILTER (WHERE error IS NOT NULL))[1] AS error,
        (array_agg(task_success ORDER BY received_at DESC, id) FILTER (WHERE task_success IS NOT NULL))[1] AS task_success,
        (array_agg(quality ORDER BY received_at DESC, id) FILTER (WHERE quality IS NOT NULL))[1] AS quality
      FROM due GROUP BY feature_id, event_id
    )
    UPDATE event SET
      parse_failed = coalesce(folded.parse_failed, event.parse_failed),
      refused = coalesce(folded.refused, event.refused),
      fallback = coalesce(folded.fallback, event.fallback),
      error = coalesce(folded.error, event.error),
      task_success = coalesce(folded.task_success, event.task_success),
      quality = coalesce(folded.quality, event.quality)
    FROM folded WHERE event.feature_id = folded.feature_id AND event.id = folded.event_id`;
}
