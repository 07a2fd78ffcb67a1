import { type ExcludedCohort, isExcluded } from '@/lib/core/cohort/excluded-cohort';
import { groupBy } from '@/lib/core/group-by';
import type { OutcomeFields } from '@/lib/core/telemetry/event';
import { correctionOf } from '@/lib/core/telemetry/rollup';
import type { IngestConnection } from '../db/ingest-pool';
import { eventKey } from './event-key';
import type { EventRow, OutcomeRow } from './ingest-rows';
import type { PartCollector } from './part-collector';

const FIELDS = ['parse_failed', 'refused', 'fallback', 'error', 'task_success', 'quality'] as const;
type Said = { [F in (typeof FIELDS)[number]]: OutcomeFields[F] | null };

/** An outcome that waits, beside the event it speaks of as that is now. */
interface DueRow extends Said {
  feature_id: string;
  outcome_id: string;
  event_id: string;
  event_received_at: Date;
  version_id: string | null;
  release_id: string | null;
  stage_index: number | null;
  comparable: boolean;
  /** The cohorts that were left out of the event's release since; null without a release. */
  exclusions: ExcludedCohort[] | null;
  context: Record<string, unknown>;
  event: Said;
}

/**
 * Stores outcomes, each id once, and applies those whose event is there, whichever of the two came first; `events` are
 * the new ones of features of which an outcome waits. Of several
 * that wait for one event the one that arrived last wins, field by field. What changes is added to `parts`. Answers
 * the outcomes (feature NUL id) that were new.
 */
export async function applyOutcomes(
  tx: IngestConnection,
  events: readonly EventRow[],
  outcomes: readonly OutcomeRow[],
  instant: Date,
  parts: PartCollector,
): Promise<ReadonlySet<string>> {
  const stored = outcomes.length > 0 ? await insertOutcomes(tx, outcomes, instant) : new Set<string>();
  const due = await readDue(tx, events, outcomes);
  if (due.length === 0) return stored;
  const changed = [...groupBy(due, (row) => `${row.feature_id}\0${row.event_id}`).values()].map(fold);
  for (const { row, before, after } of changed) {
    const counted = {
      featureId: row.feature_id,
      releaseId: row.release_id ?? '',
      stageIndex: row.stage_index ?? -1,
      versionId: row.version_id ?? '',
      // What is still heard of a cohort that was left out says nothing of everybody else.
      comparable: row.comparable && !isExcluded(row.exclusions ?? [], row.context),
    };
    parts.add(counted, row.context, correctionOf(before, after));
  }
  await writeApplied(tx, due, changed);
  return stored;
}

/** Outcomes of one event within one commit keep their order: each is a millisecond later than the one before. */
async function insertOutcomes(
  tx: IngestConnection,
  outcomes: readonly OutcomeRow[],
  instant: Date,
): Promise<Set<string>> {
  const seen = new Map<string, number>();
  const rows = outcomes.map(({ feature_id, atMs, input }) => {
    const event_id = input.outcome_of ?? input.outcome_of_response;
    const event = `${feature_id} ${event_id}`;
    const rank = seen.get(event) ?? 0;
    seen.set(event, rank + 1);
    return {
      ...input,
      feature_id,
      event_id,
      by_response: input.outcome_of === undefined,
      at: new Date(atMs),
      received_at: new Date(instant.getTime() + rank),
    };
  });
  rows.sort((a, b) =>
    a.feature_id === b.feature_id ? compare(a.id, b.id) : compare(a.feature_id, b.feature_id),
  );
  const { rows: inserted } = await tx.query<{ feature_id: string; id: string }>(
    `INSERT INTO outcome (feature_id, id, event_id, by_response, at, received_at, applied, parse_failed, refused,
       fallback, error, task_success, quality)
     SELECT feature_id, id, event_id, by_response, at, received_at, false, parse_failed, refused, fallback, error,
       task_success, quality
     FROM json_to_recordset($1::json) AS row(feature_id text, id text, event_id text, by_response boolean,
       at timestamptz, received_at timestamptz, parse_failed boolean, refused boolean, fallback boolean, error boolean,
       task_success boolean, quality float8)
     ON CONFLICT DO NOTHING RETURNING feature_id, id`,
    [JSON.stringify(rows)],
  );
  return new Set(inserted.map((row) => `${row.feature_id}\0${row.id}`));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const SAID = FIELDS.map((field) => `o.${field}`).join(', ');
const IS = `json_build_object(${FIELDS.map((field) => `'${field}', e.${field}`).join(', ')})`;
const DUE_COLUMNS = `e.feature_id, o.id AS outcome_id, e.id AS event_id, e.received_at AS event_received_at,
  e.version_id, e.release_id, e.stage_index, (SELECT r.exclusions FROM release r WHERE r.id = e.release_id) AS exclusions, e.comparable, e.context, ${IS} AS event, ${SAID}, o.received_at`;

/** Outcomes not applied yet whose event is there, of the events and outcomes of this commit; locked, oldest first. */
async function readDue(
  tx: IngestConnection,
  events: readonly EventRow[],
  outcomes: readonly OutcomeRow[],
): Promise<DueRow[]> {
  const { ids, responses } = spokenOf(events, outcomes);
  if (ids.length + responses.length === 0) return [];
  const { rows } = await tx.query<DueRow>(
    `SELECT * FROM (
       SELECT ${DUE_COLUMNS}
       FROM unnest($1::text[], $2::text[], $3::uuid[]) AS s(feature_id, id, key)
       JOIN outcome o ON o.feature_id = s.feature_id AND o.event_id = s.id AND NOT o.by_response AND NOT o.applied
       JOIN event_key k ON k.key = s.key
       JOIN event e ON e.feature_id = s.feature_id AND e.id = s.id AND e.received_at = k.received_at
       UNION ALL
       SELECT ${DUE_COLUMNS}
       FROM unnest($4::text[], $5::text[]) AS s(feature_id, response_id)
       JOIN outcome o ON o.feature_id = s.feature_id AND o.event_id = s.response_id AND o.by_response AND NOT o.applied
       JOIN event e ON e.feature_id = s.feature_id AND e.response_id = s.response_id
     ) AS due ORDER BY received_at, outcome_id`,
    [
      ids.map(([featureId]) => featureId),
      ids.map(([, id]) => id),
      ids.map(([featureId, id]) => eventKey(featureId, id)),
      responses.map(([featureId]) => featureId),
      responses.map(([, id]) => id),
    ],
  );
  // An answer's id that two events carry: its outcome counts for one of them.
  return [
    ...new Map(rows.reverse().map((row) => [`${row.feature_id}\0${row.outcome_id}`, row])).values(),
  ].reverse();
}

type Named = readonly (readonly [featureId: string, id: string])[];

/** Events that an outcome may be due for. */
function spokenOf(
  events: readonly EventRow[],
  outcomes: readonly OutcomeRow[],
): { ids: Named; responses: Named } {
  return {
    ids: distinct([
      ...outcomes.map(({ feature_id, input }) => [feature_id, input.outcome_of] as const),
      ...events.map(({ feature_id, input }) => [feature_id, input.id] as const),
    ]),
    responses: distinct([
      ...outcomes.map(({ feature_id, input }) => [feature_id, input.outcome_of_response] as const),
      ...events.map(({ feature_id, input }) => [feature_id, input.response_id] as const),
    ]),
  };
}

function distinct(named: readonly (readonly [string, string | undefined])[]): Named {
  const found = new Map<string, readonly [string, string]>();
  for (const [featureId, id] of named)
    if (id !== undefined) found.set(`${featureId}\0${id}`, [featureId, id]);
  return [...found.values()];
}

interface Changed {
  row: DueRow;
  before: OutcomeFields;
  after: OutcomeFields;
}

/** What the outcomes of one event, oldest first, make of it: only fields that they speak of. */
function fold(due: readonly DueRow[]): Changed {
  const [row] = due;
  if (!row) throw new Error('A group has a member');
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const field of FIELDS) {
    const said = due.map((outcome) => outcome[field]).findLast((value) => value !== null) ?? null;
    if (said === null) continue;
    after[field] = said;
    const was = row.event[field];
    if (was !== null) before[field] = was;
  }
  return { row, before, after };
}

async function writeApplied(
  tx: IngestConnection,
  due: readonly DueRow[],
  changed: readonly Changed[],
): Promise<void> {
  const assignments = FIELDS.map((field) => `${field} = coalesce(row.${field}, event.${field})`).join(', ');
  await tx.query(
    `UPDATE event SET ${assignments}
     FROM json_to_recordset($1::json) AS row(feature_id text, id text, received_at timestamptz, parse_failed boolean,
       refused boolean, fallback boolean, error boolean, task_success boolean, quality float8)
     WHERE event.feature_id = row.feature_id AND event.id = row.id AND event.received_at = row.received_at`,
    [
      JSON.stringify(
        changed.map(({ row, after }) => ({
          feature_id: row.feature_id,
          id: row.event_id,
          received_at: row.event_received_at,
          ...after,
        })),
      ),
    ],
  );
  await tx.query(
    `UPDATE outcome SET applied = true FROM unnest($1::text[], $2::text[]) AS done(feature_id, id)
     WHERE outcome.feature_id = done.feature_id AND outcome.id = done.id`,
    [due.map((row) => row.feature_id), due.map((row) => row.outcome_id)],
  );
}
