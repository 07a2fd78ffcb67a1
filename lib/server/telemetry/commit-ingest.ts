import { copyArray, copyLine } from '../db/copy-text';
import { copyLines, type IngestConnection, type IngestPool, inIngestTransaction } from '../db/ingest-pool';
import { applyOutcomes } from './apply-outcomes';
import type { EventRow, OutcomeRow } from './ingest-rows';
import { type CountedAs, PartCollector, type RollupPart } from './part-collector';
import type { SliceRegistry } from './slice-registry';

export interface Committed {
  /** Keys of the events, and ids of the outcomes (feature NUL id), that were new. */
  eventKeys: ReadonlySet<string>;
  outcomeIds: ReadonlySet<string>;
}

/** Where in time a commit lies: its block, counted in 5 s since 1970, and the instant its rows are stored under. */
interface OpenBlock {
  block: number;
  instant: Date;
}

// Any number that no other advisory lock of this database uses as its first key.
const FEATURE_LOCKS = 0x51_1ce;

/**
 * Stores what came in, in one transaction; when it resolves, the rows are durable. Idempotent by (feature, id): what
 * was there before counts nowhere again. Raw rows, what they add to their block, and outcomes applied to their events
 * commit together. `at` is for telling a past: then the block of that instant is added to, which must not be closed.
 */
export function commitIngest(
  pool: IngestPool,
  slices: SliceRegistry,
  events: readonly EventRow[],
  outcomes: readonly OutcomeRow[],
  at?: Date,
): Promise<Committed> {
  return inIngestTransaction(pool, async (tx) => {
    await lockFeatures(tx, events, outcomes);
    const open = at ? blockOf(at) : await openBlock(tx);
    await ensurePartition(tx, open.instant);
    const fresh = await rememberNew(tx, events, open.instant);
    const tracked = await slices.admit(tx, fresh, open.instant);
    const parts = new PartCollector((featureId) => tracked.get(featureId) ?? new Map());
    for (const row of fresh) {
      const atMs = Math.min(row.atMs, open.instant.getTime());
      parts.addEvent(countedAs(row), row.attributes, row.input, atMs, row.costCapUsd);
    }
    if (fresh.length > 0) await copyEvents(tx, fresh, open.instant);
    const outcomeIds = await applyOutcomes(tx, fresh, outcomes, open.instant, parts);
    await copyParts(tx, parts.parts(), open.block);
    slices.keep(tracked, open.instant.getTime());
    return { eventKeys: new Set(fresh.map((row) => row.key)), outcomeIds };
  });
}

/**
 * An event and its outcome, in two commits at once, would each miss the other. So a commit with outcomes has its
 * features for itself; commits with events alone run side by side.
 */
async function lockFeatures(
  tx: IngestConnection,
  events: readonly EventRow[],
  outcomes: readonly OutcomeRow[],
): Promise<void> {
  const exclusive = new Set(outcomes.map((row) => row.feature_id));
  const shared = new Set(events.map((row) => row.feature_id).filter((id) => !exclusive.has(id)));
  await tx.query(
    `SELECT CASE WHEN alone THEN pg_advisory_xact_lock($1::int, number) ELSE pg_advisory_xact_lock_shared($1::int, number) END
     FROM (SELECT hashtext(id) AS number, bool_or(alone) AS alone FROM unnest($2::text[], $3::boolean[]) AS f(id, alone)
           GROUP BY 1 ORDER BY 1) AS locks`,
    [
      FEATURE_LOCKS,
      [...exclusive, ...shared],
      [...[...exclusive].map(() => true), ...[...shared].map(() => false)],
    ],
  );
}

async function openBlock(tx: IngestConnection): Promise<OpenBlock> {
  const { rows } = await tx.query<{ block: string; instant: Date }>('SELECT * FROM sluice_open_block()');
  const [row] = rows;
  if (!row) throw new Error('The function answers one row');
  return { block: Number(row.block), instant: row.instant };
}

function blockOf(at: Date): OpenBlock {
  return { block: Math.floor(at.getTime() / 5_000), instant: at };
}

async function ensurePartition(tx: IngestConnection, instant: Date): Promise<void> {
  await tx.query(`SELECT sluice_ensure_partition('event', $1)`, [instant]);
}

/** The events whose id was not known yet, each once. In order of their keys, so that two commits cannot deadlock. */
async function rememberNew(
  tx: IngestConnection,
  events: readonly EventRow[],
  instant: Date,
): Promise<EventRow[]> {
  const byKey = new Map<string, EventRow>();
  for (const row of events) if (!byKey.has(row.key)) byKey.set(row.key, row);
  if (byKey.size === 0) return [];
  const { rows } = await tx.query<{ key: string }>(
    `INSERT INTO event_key (key, received_at) SELECT key, $2 FROM unnest($1::uuid[]) AS k(key)
     ON CONFLICT DO NOTHING RETURNING key`,
    [[...byKey.keys()].sort(), instant],
  );
  if (rows.length === byKey.size) return [...byKey.values()];
  const fresh = new Set(rows.map(({ key }) => key));
  return [...byKey.values()].filter((row) => fresh.has(row.key));
}

function countedAs({ feature_id, attribution }: EventRow): CountedAs {
  return {
    featureId: feature_id,
    releaseId: attribution.releaseId ?? '',
    stageIndex: attribution.stageIndex ?? -1,
    versionId: attribution.versionId ?? '',
    comparable: attribution.comparable,
  };
}

const COPY_EVENTS = `COPY event (feature_id, id, received_at, at, is_request, version_id, unknown_label, release_id,
  stage_index, comparable, targeting_key, context, latency_ms, input_tokens, output_tokens, cached_tokens, cost_usd,
  parse_failed, tool_calls, tool_errors, refused, fallback, error, task_success, quality, fingerprints, response_id,
  input, output) FROM STDIN`;

function copyEvents(tx: IngestConnection, rows: readonly EventRow[], instant: Date): Promise<void> {
  const receivedAt = instant.toISOString();
  const lines = rows.map(({ feature_id, atMs, input, attribution }) =>
    copyLine([
      feature_id,
      input.id,
      receivedAt,
      new Date(atMs).toISOString(),
      input.kind !== 'tool_call',
      attribution.versionId,
      attribution.unknownLabel,
      attribution.releaseId,
      attribution.stageIndex,
      attribution.comparable,
      input.targeting_key,
      input.context ? JSON.stringify(input.context) : '{}',
      input.latency_ms,
      input.input_tokens,
      input.output_tokens,
      input.cached_tokens,
      input.cost_usd,
      input.parse_failed,
      input.tool_calls,
      input.tool_errors,
      input.refused,
      input.fallback,
      input.error,
      input.task_success,
      input.quality,
      input.fingerprints ? JSON.stringify(input.fingerprints) : null,
      input.response_id,
      input.input,
      input.output,
    ]),
  );
  return copyLines(tx, COPY_EVENTS, lines);
}

const COPY_PARTS = `COPY rollup_part (block, feature_id, release_id, stage_index, version_id, comparable, dimension,
  value, sums, latency_indexes, latency_counts, last_at) FROM STDIN`;

async function copyParts(tx: IngestConnection, parts: readonly RollupPart[], block: number): Promise<void> {
  if (parts.length === 0) return;
  const lines = parts.map(({ key, rollup }) =>
    copyLine([
      block,
      key.featureId,
      key.releaseId,
      key.stageIndex,
      key.versionId,
      key.comparable,
      key.dimension,
      key.value,
      copyArray(rollup.sums),
      copyArray([...rollup.latency.keys()]),
      copyArray([...rollup.latency.values()]),
      rollup.lastAtMs === null ? null : new Date(rollup.lastAtMs).toISOString(),
    ]),
  );
  await copyLines(tx, COPY_PARTS, lines);
}
