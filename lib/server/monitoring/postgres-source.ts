import postgres from 'postgres';
import type { SourceCall } from '@/lib/core/monitoring/plan-calls';
import type { PostgresConfig } from '@/lib/schemas/metric-source';
import type { SourceClient, SourceProbe } from './source-client';
import { refused, SourceFault, unreachable } from './source-fault';
import { speaksTls } from './speaks-tls';
import { hasValue, isAnswerColumn, type SourceTable, tableRows } from './table-rows';

const TLS = { off: false, require: 'require', verify: 'verify-full' } as const;
const [DATE, TIMESTAMP, TIMESTAMPTZ] = [1082, 1114, 1184];
/** Numbers and instants; everything else is read as text. */
const SHORT_TYPES = new Set([20, 21, 23, 700, 701, 1700, DATE, TIMESTAMP, TIMESTAMPTZ]);
const MOST_CHARACTERS = 300;
/** Above the server's own limit, for a server, or a network, that does not keep it. */
const GRACE_MS = 1_500;
const CLOSE_SECONDS = 1;
const CANCELLED = '57014';

/** Runs a statement such that it is cancelled, on the server too, when time is up. */
type Run = <T extends readonly postgres.MaybeRow[]>(
  query: postgres.PendingQuery<T>,
) => postgres.PendingQuery<T>;
type Work<T> = (tx: postgres.TransactionSql, run: Run) => Promise<T>;

/** One connection, one read-only transaction, one statement with a time limit, and no more rows than allowed. */
export function postgresSource(config: PostgresConfig, secret: string): SourceClient {
  return {
    ask: (call, _scope, signal) =>
      connected(config, secret, signal, async (tx, run) => ({
        rows: tableRows(await select(tx, run, call, config), config.rowLimit),
        warnings: [],
      })),
    probe: (signal) => connected(config, secret, signal, probe),
  };
}

async function connected<T>(
  config: PostgresConfig,
  secret: string,
  signal: AbortSignal,
  work: Work<T>,
): Promise<T> {
  const { timeoutSeconds } = config;
  const sql = open(config, secret);
  const ended = AbortSignal.any([signal, AbortSignal.timeout(timeoutSeconds * 1000 + GRACE_MS)]);
  let running: { cancel(): void } | null = null;
  const run: Run = (query) => {
    running = query;
    return query;
  };
  const cutOff = new Promise<never>((_, reject) => {
    const cancel = () => {
      running?.cancel();
      reject(new SourceFault({ kind: 'too_slow', seconds: timeoutSeconds }));
    };
    if (ended.aborted) cancel();
    else ended.addEventListener('abort', cancel, { once: true });
  });
  const told = inTransaction(sql, timeoutSeconds, (tx) => work(tx, run));
  try {
    return await Promise.race([told, cutOff]);
  } catch (error) {
    throw await faultOf(error, config);
  } finally {
    for (const promise of [told, cutOff]) promise.catch(() => {});
    sql.end({ timeout: CLOSE_SECONDS }).catch(() => {});
  }
}

async function inTransaction<T>(
  sql: postgres.Sql,
  timeoutSeconds: number,
  work: (tx: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  const { told } = await sql.begin('read only', async (tx) => {
    await tx`
      SELECT set_config('statement_timeout', ${String(timeoutSeconds * 1000)}, true),
        set_config('default_transaction_read_only', 'on', false), set_config('TimeZone', 'UTC', true)`;
    // Wrapped, since the driver unwraps lists of promises.
    return { told: await work(tx) };
  });
  return told;
}

function open(
  { host, port, database, user, tls, timeoutSeconds }: PostgresConfig,
  secret: string,
): postgres.Sql {
  return postgres({
    ...{ host, port, database, user, password: secret, ssl: TLS[tls] },
    ...{ max: 1, prepare: false, connect_timeout: timeoutSeconds, idle_timeout: 5 },
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: 'sluice-monitoring' },
    types: {
      // Without a zone a timestamp counts as UTC; the driver would take it for this machine's.
      instant: {
        to: TIMESTAMPTZ,
        from: [DATE, TIMESTAMP],
        serialize: (value: unknown) => String(value),
        parse: (text: string) =>
          new Date(`${text.replace(' ', 'T')}${text.includes(':') ? 'Z' : 'T00:00:00Z'}`),
      },
    },
  });
}

/**
 * Within a subquery nothing but a query can stand: no COPY, no UPDATE, no second statement. `simple: false` keeps to
 * the protocol in which the server refuses more than one statement. Described first, so that only the columns that
 * count are read, and of a text no more than a label has.
 */
async function select(
  tx: postgres.TransactionSql,
  run: Run,
  { text, parameters }: SourceCall,
  { rowLimit }: PostgresConfig,
): Promise<SourceTable> {
  const query = `(\n${text}\n) AS answer`;
  const values = parameters.map(({ value, name }) =>
    name === 'from' || name === 'to' ? new Date(Number(value)).toISOString() : String(value),
  );
  const options = { simple: false } as postgres.UnsafeQueryOptions;
  const { columns } = await tx.unsafe(`SELECT * FROM ${query}`, values, options).describe();
  const wanted = columns.filter(({ name }) => isAnswerColumn(name));
  const names = wanted.map(({ name }) => name);
  if (!hasValue(names)) return { columns: columns.map(({ name }) => name), rows: [] };
  const list = wanted.map(({ name, type }) => {
    const quoted = `"${name.replaceAll('"', '""')}"`;
    return SHORT_TYPES.has(type) ? quoted : `left(${quoted}::text, ${MOST_CHARACTERS})`;
  });
  const statement = `SELECT ${list.join(', ')} FROM ${query} LIMIT ${rowLimit + 1}`;
  return { columns: names, rows: await run(tx.unsafe(statement, values, options)).values() };
}

async function probe(tx: postgres.TransactionSql): Promise<SourceProbe> {
  const [row] = await tx<{ version: string; user: string; super: boolean; writable: string | null }[]>`
    SELECT current_setting('server_version') AS version, current_user AS user,
      current_setting('is_superuser') = 'on' AS super,
      (SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND s.nspname NOT IN ('pg_catalog', 'information_schema')
          AND s.nspname NOT LIKE 'pg_toast%' AND s.nspname NOT LIKE 'pg_temp%'
          AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') LIMIT 1) AS writable`;
  const server = `PostgreSQL ${row?.version.split(' ')[0] ?? ''}`.trim();
  if (row?.super)
    return { server, warnings: [`The role ${row.user} is a superuser. Give a role that may only read.`] };
  if (!row?.writable) return { server, warnings: [] };
  const warning = `The role ${row.user} may write, for one the table ${row.writable}. Queries run read-only, yet a role that may only read is safer.`;
  return { server, warnings: [warning] };
}

async function faultOf(error: unknown, config: PostgresConfig): Promise<SourceFault> {
  if (error instanceof SourceFault) return error;
  if (!(error instanceof postgres.PostgresError)) {
    // A server without TLS answers so, and the driver sees no more than a connection that broke.
    const lacksTls = config.tls !== 'off' && !(await speaksTls(config));
    return lacksTls ? new SourceFault({ kind: 'no_tls' }) : unreachable(error);
  }
  if (error.code === CANCELLED) return new SourceFault({ kind: 'too_slow', seconds: config.timeoutSeconds });
  return refused(error.hint ? `${error.message} (${error.hint})` : error.message);
}
