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
  /** At random unless told. */
  priority?: number;
}

/** Stores samples as their arrival would have, each of an event of its own. Answers their ids. */
export async function addReviewSamples(databaseUrl: string, rows: readonly SampleRow[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const stored = rows.map((row) => ({
      ...{ id: randomUUID(), event_id: `event-${randomUUID()}`, created_at: new Date() },
      ...{ release_id: row.releaseId, stage_index: row.stageIndex, version_id: row.versionId },
      ...{ cohort: row.cohort ?? 'Canary', priority: row.priority ?? Math.random() },
      ...{ input_key: row.inputKey ?? null, input: row.input ?? null, output: row.output },
    }));
    await client.query(
      'INSERT INTO review_sample SELECT * FROM json_populate_recordset(NULL::review_sample, $1::json)',
      [JSON.stringify(stored)],
    );
    return stored.map(({ id }) => id);
  } finally {
    await client.end();
  }
}
