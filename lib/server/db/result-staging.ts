import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { env } from '../env';
import { copyLine } from './copy-text';

/** One column of one file: a prompt with a provider. */
export interface StagedColumn {
  document: number;
  column: number;
}

export interface StagedPair {
  test: number;
  /** JSON, null where that column has no result of the test. */
  baseline: string | null;
  candidate: string | null;
}

const FETCHED_AT_ONCE = 100;

/** Results that come in any order, kept in a temporary table until both arms' are there. Gone when it is closed. */
export class ResultStaging {
  private constructor(
    private readonly client: pg.Client,
    private readonly copy: CopyStreamQuery,
  ) {}

  static async open(): Promise<ResultStaging> {
    const client = new pg.Client({
      connectionString: env().DATABASE_URL,
      application_name: 'sluice-evidence',
    });
    // What breaks the connection also breaks the query under way, which tells it.
    client.on('error', () => {});
    await client.connect();
    await client.query('BEGIN');
    await client.query(`
      CREATE TEMPORARY TABLE staged_result ("document" INTEGER, "column" INTEGER, test INTEGER, result TEXT)
      ON COMMIT DROP`);
    const copy = client.query(copyFrom('COPY staged_result FROM STDIN'));
    // Awaited by `pairs`; until then nobody listens.
    copy.on('error', () => {});
    return new ResultStaging(client, copy);
  }

  /** Returns when the connection can take more. */
  async add({ document, column }: StagedColumn, test: number, result: string): Promise<void> {
    if (this.copy.errored) throw this.copy.errored;
    const line = copyLine([document, column, test, result]);
    if (!this.copy.write(line)) await once(this.copy, 'drain');
  }

  /** The two columns side by side, by test. Nothing can be added any more. */
  async *pairs(baseline: StagedColumn, candidate: StagedColumn): AsyncGenerator<StagedPair> {
    const done = finished(this.copy);
    this.copy.end();
    await done;
    await this.client.query('CREATE INDEX ON staged_result ("document", "column", test)');
    await this.client.query('ANALYZE staged_result');
    await this.client.query(
      `DECLARE pairs NO SCROLL CURSOR FOR
       SELECT test, b.result AS baseline, c.result AS candidate
       FROM (SELECT test, result FROM staged_result WHERE "document" = ${baseline.document} AND "column" = ${baseline.column}) b
       FULL JOIN (SELECT test, result FROM staged_result WHERE "document" = ${candidate.document} AND "column" = ${candidate.column}) c
       USING (test) ORDER BY test`,
    );
    for (;;) {
      const { rows } = await this.client.query<StagedPair>(`FETCH ${FETCHED_AT_ONCE} FROM pairs`);
      if (rows.length === 0) return;
      yield* rows;
    }
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
