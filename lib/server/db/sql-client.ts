import postgres from 'postgres';
import { env } from '../env';

export type Sql = postgres.Sql;
export type SqlTransaction = postgres.TransactionSql;

// On globalThis, because Next's bundle and the server around it load this file twice in one process.
const shared = globalThis as typeof globalThis & {
  sluiceSql?: Sql | undefined;
  sluiceRoutingSql?: Sql | undefined;
};

/** The options every connection needs: come back within a second when the database does. */
export function openSql(url: string, max: number): Sql {
  return postgres(url, {
    max,
    connect_timeout: 5,
    backoff: (attempt: number) => Math.min(1, 0.1 * 2 ** attempt),
    idle_timeout: 60,
    onnotice: () => {},
    connection: { application_name: 'sluice' },
  });
}

/** For set-based SQL; Prisma is for the rest. */
export function sqlClient(): Sql {
  shared.sluiceSql ??= openSql(env().DATABASE_URL, 10);
  return shared.sluiceSql;
}

/** For the routing snapshot alone: a rollback must not wait behind ingest and dashboards for a connection. */
export function routingSqlClient(): Sql {
  shared.sluiceRoutingSql ??= openSql(env().DATABASE_URL, 2);
  return shared.sluiceRoutingSql;
}

/**
 * For after connections were lost. A connection of postgres.js that broke amid a query or a write goes on with what
 * was left in it: its next query gets the old error, or hangs. New ones are opened when asked for; what still runs on
 * the old ones has a few seconds to end.
 */
export function renewSqlClients(): void {
  for (const client of takeSqlClients()) client.end({ timeout: 5 }).catch(() => {});
}

export async function closeSqlClient(): Promise<void> {
  await Promise.all(takeSqlClients().map((client) => client.end({ timeout: 2 })));
}

/** The open clients; from here on others are opened. */
function takeSqlClients(): Sql[] {
  const { sluiceSql, sluiceRoutingSql } = shared;
  shared.sluiceSql = undefined;
  shared.sluiceRoutingSql = undefined;
  return [sluiceSql, sluiceRoutingSql].filter((client) => client !== undefined);
}
