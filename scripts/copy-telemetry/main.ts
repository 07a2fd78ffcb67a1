// npm run telemetry:copy-home: copies closed blocks from PostgreSQL to the ClickHouse that is configured.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { configuredClickhouse } from '@/lib/server/db/clickhouse-client';
import { openSql } from '@/lib/server/db/sql-client';
import { ClickhouseHome } from '@/lib/server/telemetry/clickhouse-home';
import { ClickhouseStore } from '@/lib/server/telemetry/clickhouse-store';
import { copyRollups } from '@/lib/server/telemetry/copy-rollups';
import { readEnvFile } from '../start/configuration.mjs';
import { openDatabase } from '../verify-audit/open-database';

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

function sinceOf(text: string | undefined): number {
  if (text === undefined) return 0;
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new Error('--since must be a day such as 2026-11-25');
  return ms;
}

async function copy(): Promise<void> {
  const since = sinceOf(parseArgs({ options: { since: { type: 'string' } } }).values.since);
  const database = await openDatabase(ROOT);
  // The configuration is checked as a whole; neither of these is used here.
  process.env.DATABASE_URL = database.url;
  process.env.NEXTAUTH_SECRET ||= 'not used by this command, at least 32 characters';
  const sql = openSql(database.url, 2);
  try {
    const address = configuredClickhouse();
    if (!address) throw new Error('SLUICE_CLICKHOUSE_URL is not set');
    const store = new ClickhouseStore(address);
    try {
      const rows = await copyRollups(sql, new ClickhouseHome(store), since, (span, day, count) =>
        process.stdout.write(`${day.toISOString().slice(0, 10)}: ${count} rows of ${span} s\n`),
      );
      process.stdout.write(`copied: ${rows} rows\n`);
    } finally {
      await store.close();
    }
  } finally {
    await sql.end({ timeout: 2 });
    await database.close();
  }
}

readEnvFile(ROOT);
try {
  await copy();
} catch (error) {
  process.stderr.write(`Not copied: ${error instanceof Error ? error.message || error.name : error}\n`);
  process.exitCode = 1;
}
