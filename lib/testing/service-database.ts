import { afterAll } from 'vitest';
import { closeIngestPool } from '@/lib/server/db/ingest-pool';
import { closePrismaClient } from '@/lib/server/db/prisma-client';
import { closeSqlClient } from '@/lib/server/db/sql-client';
import { useTestDatabase } from './database';

/**
 * For the top of a `.db.test.ts` that runs services: a database of this file's own, which `env()` names from here on.
 */
export function useServiceDatabase(): { url: string } {
  const database = useTestDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.NEXTAUTH_SECRET ??= 'only for the tests of this project';
  process.env.SLUICE_LOG_LEVEL ??= 'error';
  // Runs before the database is dropped, since hooks at the end run in reverse order.
  afterAll(async () => {
    await closePrismaClient();
    await closeSqlClient();
    await closeIngestPool();
  });
  return database;
}
