import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { caseChange, qualityGain } from '@/lib/core/evidence/case-change';
import type { EvidenceCase } from '@/lib/core/evidence/evidence-case';
import { env } from '../env';
import { CHANNELS } from './channels';
import { copyLine } from './copy-text';
import { sqlClient } from './sql-client';

const COPY_CASES = `COPY evidence_case (evidence_id, number, case_id, kind, cohort, subset, change, quality_gain,
  input, expected, baseline, candidate) FROM STDIN`;
const CHUNK_CHARACTERS = 64 * 1024;

/**
 * Writes the cases of one evidence by COPY, on a connection and in a transaction of its own: all of them are there, or
 * none. While it is open it holds an advisory lock in the evidence's name, by which others know that somebody is still at
 * work on it; the lock goes with the connection, so also with the process.
 */
export class EvidenceWriter {
  written = 0;
  private lines: string[] = [];
  private characters = 0;

  private constructor(
    readonly evidenceId: string,
    private readonly client: pg.Client,
    private copy: CopyStreamQuery | null,
  ) {}

  /** Null: somebody is at work on that evidence already. */
  static async open(evidenceId: string): Promise<EvidenceWriter | null> {
    const client = new pg.Client({
      connectionString: env().DATABASE_URL,
      application_name: 'sluice-evidence',
    });
    // What breaks the connection also breaks the query under way, which tells it.
    client.on('error', () => {});
    await client.connect();
    const { rows } = await client.query<{ held: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held',
      [evidenceId],
    );
    if (rows[0]?.held) return new EvidenceWriter(evidenceId, client, null);
    await client.end();
    return null;
  }

  /** To be called once the evidence's row is committed. */
  async begin(): Promise<void> {
    await this.client.query('BEGIN');
    this.copy = this.client.query(copyFrom(COPY_CASES));
    // Awaited at the end; until then nobody listens.
    this.copy.on('error', () => {});
  }

  /** Its texts are storable already (`storableCase`). Returns when the connection can take more. */
  async write(entry: EvidenceCase): Promise<void> {
    this.written += 1;
    const line = lineOf(this.evidenceId, this.written, entry);
    this.lines.push(line);
    this.characters += line.length;
    if (this.characters >= CHUNK_CHARACTERS) await this.flush();
  }

  async commit(): Promise<void> {
    await this.flush();
    if (this.copy) {
      const done = finished(this.copy);
      this.copy.end();
      await done;
    }
    await this.client.query('COMMIT');
  }

  /** Ends the connection and with it whatever was not committed. */
  async close(): Promise<void> {
    await this.client.end();
  }

  private async flush(): Promise<void> {
    if (!this.copy) return;
    const text = this.lines.join('');
    this.lines = [];
    this.characters = 0;
    if (this.copy.errored) throw this.copy.errored;
    if (!this.copy.write(text)) await once(this.copy, 'drain');
  }
}

/** Removes what nobody works on any more: its process ended before the file was read. */
export async function removeAbandonedEvidence(): Promise<void> {
  const sql = sqlClient();
  await sql`
    WITH gone AS (
      DELETE FROM offline_evidence
      WHERE ready_at IS NULL AND pg_try_advisory_xact_lock(hashtextextended(id, 0))
      RETURNING release_id
    )
    SELECT pg_notify(${CHANNELS.release}, release_id) FROM gone`;
}

function lineOf(evidenceId: string, number: number, entry: EvidenceCase): string {
  const { caseId, kind, cohort, subset, input, expected, baseline, candidate } = entry;
  return copyLine([
    ...[evidenceId, number, caseId, kind, cohort, subset, caseChange(entry), qualityGain(entry)],
    ...[input, expected, JSON.stringify(baseline), JSON.stringify(candidate)],
  ]);
}
