import type { MonitoringAnswer } from '@/lib/core/monitoring/monitoring-answer';
import { CHANNELS } from './channels';
import type { Reader } from './reader';
import { sqlClient } from './sql-client';

/** An answer, and when it was asked for. */
export interface StoredAnswer {
  /** Of the query and the versions that were asked about. */
  queryHash: string;
  at: Date;
  tookMs: number;
  answer: MonitoringAnswer;
}

export async function findAnswer(reader: Reader, releaseId: string): Promise<StoredAnswer | null> {
  const row = await reader.monitoringAnswer.findUnique({ where: { releaseId } });
  if (!row) return null;
  // Written in this shape by storeAnswer alone; its hash names the shape too.
  const answer = row.answer as unknown as MonitoringAnswer;
  return { queryHash: row.queryHash, at: row.at, tookMs: row.tookMs, answer };
}

/** Keeps the newest answer, and tells open pages of it. A source may say what PostgreSQL keeps in no text. */
export async function storeAnswer(releaseId: string, stored: StoredAnswer): Promise<void> {
  const { queryHash, at, tookMs, answer } = stored;
  const sql = sqlClient();
  await sql`
    WITH kept AS (
      INSERT INTO monitoring_answer (release_id, query_hash, at, took_ms, answer)
      VALUES (${releaseId}, ${queryHash}, ${at}, ${tookMs}, ${JSON.stringify(answer, storable)}::text::jsonb)
      ON CONFLICT (release_id) DO UPDATE SET query_hash = EXCLUDED.query_hash, at = EXCLUDED.at,
        took_ms = EXCLUDED.took_ms, answer = EXCLUDED.answer WHERE monitoring_answer.at <= EXCLUDED.at
      RETURNING release_id)
    SELECT pg_notify(${CHANNELS.release}, release_id) FROM kept`;
}

function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD').toWellFormed() : value;
}
