import { type Contribution, contributionOf } from '@/lib/core/telemetry/rollup';
import { copyFlag, copyNumber, copyText } from '../db/copy-text';
import { copyInto, type IngestConnection, type IngestPool, inIngestTransaction } from '../db/ingest-pool';
import { applyOutcomes } from './apply-outcomes';
import { copyParts } from './copy-parts';
import type { EventRow, OutcomeRow } from './ingest-rows';
import { noteSightings } from './note-sightings';
import { type CountedAs, PartCollector } from './part-collector';
import type { ReviewSampler } from './review-sampler';
import { BLOCK_MS } from './rollup-home';
import type { SliceRegistry } from './slice-registry';

/** What a process knows from one commit to the next. */
export interface IngestMemory {
  slices: SliceRegistry;
  sampler: ReviewSampler;
}

export interface Committed {
  /** Keys of the events, and ids of the outcomes (feature NUL id), that were new. */
  eventKeys: ReadonlySet<string>;
  outcomeIds: ReadonlySet<string>;
}

/** What a commit is told when it begins. */
interface Begun {
  /** The block that it adds to, counted in 5 s since 1970. */
  block: number;
  /** What its rows are stored under; lies in the block. */
  instant: Date;
  /** Features of which an outcome waits for its event. */
  awaited: readonly string[];
}

/**
 * Stores what came in, in one transaction; when it resolves, the rows are durable. Idempotent by (feature, id): what
 * was there before counts nowhere again. Raw rows, what they add to their block, and outcomes applied to their events
 * commit together. `at` is for telling a past: then the block of that instant is added to, which must not be closed.
 */
export async function commitIngest(
  pool: IngestPool,
  memory: IngestMemory,
  events: readonly EventRow[],
  outcomes: readonly OutcomeRow[],
  at?: Date,
): Promise<Committed> {
  const { tracked, instant, ...committed } = await inIngestTransaction(pool, (tx) =>
    store(tx, memory, events, outcomes, at),
  );
  memory.slices.keep(tracked, instant.getTime());
  return committed;
}

async function store(
  tx: IngestConnection,
  { slices, sampler }: IngestMemory,
  events: readonly EventRow[],
  outcomes: readonly OutcomeRow[],
  at: Date | undefined,
) {
  const { block, instant, awaited } = await begin(tx, events, outcomes, at);
  const fresh = await rememberNew(tx, events, instant);
  const tracked = await slices.admit(
    tx,
    fresh,
    outcomes.map((row) => row.feature_id),
    instant,
  );
  const parts = new PartCollector((featureId) => tracked.get(featureId));
  let contribution: Contribution | undefined;
  for (const row of fresh) {
    const atMs = Math.min(row.atMs, instant.getTime());
    contribution = contributionOf(row.input, atMs, row.costCapUsd, contribution);
    parts.add(countedAs(row), row.input.context, contribution);
  }
  if (fresh.length > 0) await copyEvents(tx, fresh, instant);
  const expected = fresh.filter((row) => awaited.includes(row.feature_id));
  const outcomeIds = await applyOutcomes(tx, expected, outcomes, instant, parts);
  await copyParts(tx, parts.parts(), block);
  await noteSightings(tx, fresh, instant);
  await sampler.draw(tx, fresh, instant);
  return { tracked, instant, outcomeIds, eventKeys: new Set(fresh.map((row) => row.key)) };
}

async function begin(
  tx: IngestConnection,
  events: readonly EventRow[],
  outcomes: readonly OutcomeRow[],
  at: Date | undefined,
): Promise<Begun> {
  const alone = new Set(outcomes.map((row) => row.feature_id));
  const shared = new Set(events.map((row) => row.feature_id));
  const { rows } = await tx.query<{ block: string; instant: Date; awaited: string[] }>(
    'SELECT * FROM sluice_begin_ingest($1, $2)',
    [[...shared], [...alone]],
  );
  const [row] = rows;
  if (!row) throw new Error('The function answers one row');
  if (!at) return { ...row, block: Number(row.block) };
  await tx.query(`SELECT sluice_ensure_partition('event', $1)`, [at]);
  return { block: Math.floor(at.getTime() / BLOCK_MS), instant: at, awaited: row.awaited };
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
  // As PostgreSQL writes an array: the driver would look at each of thousands for what must be escaped.
  const keys = `{${[...byKey.keys()].sort().join(',')}}`;
  const inserted = await tx.query(
    'INSERT INTO event_key (key, received_at) SELECT key, $2 FROM unnest($1::uuid[]) AS k(key) ON CONFLICT DO NOTHING',
    [keys, instant],
  );
  if (inserted.rowCount === byKey.size) return [...byKey.values()];
  // Some were there before; the rows of this transaction are those that were not.
  const { rows } = await tx.query<{ key: string }>(
    `SELECT replace(key::text, '-', '') AS key FROM event_key
     WHERE key = ANY($1::uuid[]) AND xmin = pg_current_xact_id()::xid`,
    [keys],
  );
  return rows.flatMap(({ key }) => byKey.get(key) ?? []);
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
  const instantOf = isoWriter();
  let text = '';
  for (const { feature_id, atMs, input, attribution } of rows) {
    text += `${copyText(feature_id)}\t${copyText(input.id)}\t${receivedAt}\t${instantOf(atMs)}\t`;
    text += `${copyFlag(input.kind !== 'tool_call')}\t${copyText(attribution.versionId)}\t`;
    text += `${copyText(attribution.unknownLabel)}\t${copyText(attribution.releaseId)}\t`;
    text += `${copyNumber(attribution.stageIndex)}\t${copyFlag(attribution.comparable)}\t`;
    text += `${copyText(input.targeting_key)}\t${input.context ? copyText(JSON.stringify(input.context)) : '{}'}\t`;
    text += `${copyNumber(input.latency_ms)}\t${copyNumber(input.input_tokens)}\t${copyNumber(input.output_tokens)}\t`;
    text += `${copyNumber(input.cached_tokens)}\t${copyNumber(input.cost_usd)}\t${copyFlag(input.parse_failed)}\t`;
    text += `${copyNumber(input.tool_calls)}\t${copyNumber(input.tool_errors)}\t${copyFlag(input.refused)}\t`;
    text += `${copyFlag(input.fallback)}\t${copyFlag(input.error)}\t${copyFlag(input.task_success)}\t`;
    text += `${copyNumber(input.quality)}\t`;
    text += `${copyText(input.fingerprints && JSON.stringify(input.fingerprints))}\t`;
    text += `${copyText(input.response_id)}\t${copyText(input.input)}\t${copyText(input.output)}\n`;
  }
  return copyInto(tx, COPY_EVENTS, text);
}

/** ISO 8601, by the second before: the moments of one commit lie close together. */
function isoWriter(): (ms: number) => string {
  let second = Number.NaN;
  let stem = '';
  return (ms) => {
    const within = ((ms % 1000) + 1000) % 1000;
    if (ms - within !== second) {
      second = ms - within;
      stem = new Date(second).toISOString().slice(0, 20);
    }
    return `${stem}${String(within).padStart(3, '0')}Z`;
  };
}
