import { randomUUID } from 'node:crypto';
import pg from 'pg';

export interface SampleRow {
  releaseId: string;
  stageIndex: number;
  versionId: string;
  output: string;
  cohort?: string;
  input?: string;
  inputKey?: string;
  /** Of an event that is stored; of one that is not unless told. */
  eventId?: string;
  /** At random unless told. */
  priority?: number;
}

/** Stores samples as their arrival would have. Answers their ids. */
export async function addReviewSamples(databaseUrl: string, rows: readonly SampleRow[]): Promise<string[]> {
  const stored = rows.map((row) => ({
    ...{ id: randomUUID(), event_id: row.eventId ?? `event-${randomUUID()}`, created_at: new Date() },
    ...{ is_excluded: false, exclusions_seen: 0 },
    ...{ release_id: row.releaseId, stage_index: row.stageIndex, version_id: row.versionId },
    ...{ cohort: row.cohort ?? 'Canary', priority: row.priority ?? Math.random() },
    ...{ input_key: row.inputKey ?? null, input: row.input ?? null, output: row.output },
  }));
  const insert =
    'INSERT INTO review_sample SELECT * FROM json_populate_recordset(NULL::review_sample, $1::json)';
  await ask(databaseUrl, insert, [JSON.stringify(stored)]);
  return stored.map(({ id }) => id);
}

interface Settings {
  itemsPerArm: number;
  perCohort: number;
  reviewsEach: number;
}

export async function setReviewSettings(databaseUrl: string, settings: Settings): Promise<void> {
  const insert = `INSERT INTO review_settings (id, settings, seed, saved_at) VALUES (1, $1, 'seed', now())
    ON CONFLICT (id) DO UPDATE SET settings = excluded.settings`;
  await ask(databaseUrl, insert, [JSON.stringify(settings)]);
}

/** Which version wrote each item: of a pair, output A. By the item's id. */
export async function readItemVersions(databaseUrl: string): Promise<Map<string, string>> {
  const rows = await ask<{ id: string; version_id: string }>(
    databaseUrl,
    `SELECT i.id, s.version_id FROM review_item i JOIN release r ON r.id = i.release_id
     JOIN review_item_sample x ON x.item_id = i.id JOIN review_sample s ON s.id = x.sample_id
     WHERE i.kind = 'single' OR (s.version_id = r.candidate_version_id) = i.candidate_is_a`,
  );
  return new Map(rows.map(({ id, version_id }) => [id, version_id]));
}

async function ask<R>(databaseUrl: string, query: string, values: unknown[] = []): Promise<R[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(query, values)).rows as R[];
  } finally {
    await client.end();
  }
}
