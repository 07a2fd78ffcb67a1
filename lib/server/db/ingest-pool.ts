import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { env } from '../env';

export type IngestPool = pg.Pool;
export type IngestConnection = pg.PoolClient;

// A commit that takes longer is as good as lost: its callers were told to send again.
const STATEMENT_LIMIT_MS = 30_000;
const NO_ANSWER_MS = 40_000;

/**
 * Connections of their own for what comes in: COPY by this driver tells its errors, and neither dashboards nor
 * routing wait behind it.
 */
export function openIngestPool(url: string, max: number): IngestPool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: STATEMENT_LIMIT_MS,
    query_timeout: NO_ANSWER_MS,
    idle_in_transaction_session_timeout: STATEMENT_LIMIT_MS,
    application_name: 'sluice-ingest',
  });
  // A connection that breaks while it is idle is replaced when the next one is asked for.
  pool.on('error', () => {});
  return pool;
}

let shared: IngestPool | undefined;

export function ingestPool(): IngestPool {
  shared ??= openIngestPool(env().DATABASE_URL, 2);
  return shared;
}

export async function closeIngestPool(): Promise<void> {
  const pool = shared;
  shared = undefined;
  await pool?.end();
}

/** Runs in one transaction; a connection that failed is thrown away, since its state is not known. */
export async function inIngestTransaction<T>(
  pool: IngestPool,
  work: (tx: IngestConnection) => Promise<T>,
): Promise<T> {
  const connection = await pool.connect();
  let failure: Error | undefined;
  try {
    await connection.query('BEGIN');
    const result = await work(connection);
    await connection.query('COMMIT');
    return result;
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    connection.release(failure);
  }
}

/** Sends rows in the text format of COPY to `COPY … FROM STDIN`. */
export async function copyInto(tx: IngestConnection, statement: string, rows: string): Promise<void> {
  const stream = tx.query(copyFrom(statement));
  stream.end(Buffer.from(rows));
  await finished(stream);
}
