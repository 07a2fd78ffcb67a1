// npm run verify:audit: reads the whole history and says whether anything in it was changed, removed or moved.
import { fileURLToPath } from 'node:url';
import { verifyStoredChain } from '@/lib/server/audit/verify-stored-chain';
import { openSql } from '@/lib/server/db/sql-client';
import { readEnvFile } from '../start/configuration.mjs';
import { openDatabase } from './open-database';

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

async function verify(): Promise<boolean> {
  const database = await openDatabase(ROOT);
  const sql = openSql(database.url, 1);
  try {
    const verdict = await verifyStoredChain(sql);
    const line =
      verdict.kind === 'intact'
        ? `intact: ${verdict.entries} entries, head ${verdict.headHash}`
        : `broken at entry ${verdict.seq} (${verdict.fault}): ${verdict.sentence}`;
    process.stdout.write(`${line}\n`);
    return verdict.kind === 'intact';
  } finally {
    await sql.end({ timeout: 2 });
    await database.close();
  }
}

readEnvFile(ROOT);
try {
  process.exitCode = (await verify()) ? 0 : 1;
} catch (error) {
  process.stderr.write(
    `The history could not be read: ${error instanceof Error ? error.message || error.name : error}\n`,
  );
  process.exitCode = 2;
}
