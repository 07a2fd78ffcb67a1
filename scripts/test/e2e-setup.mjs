// Before the browser tests: a fresh PostgreSQL with a migrated template, one database from it, and the built app on it.
// Given SLUICE_E2E_URL (with SLUICE_E2E_DATABASE_URL), the tests use that server instead.
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startScratch } from '../postgres/scratch.mjs';
import { ensureBuilt, ensureClient } from '../start/build.mjs';
import { startAppUnderTest } from './app-under-test.mjs';
import { migratedTemplate } from './migrated-template.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const DATABASE = 'sluice_e2e';

export default async function setup() {
  if (process.env.SLUICE_E2E_URL) return undefined;
  ensureClient(ROOT);
  await ensureBuilt(ROOT);
  const server = await startScratch(ROOT);
  try {
    const admin = server.url('postgres');
    const template = await migratedTemplate(ROOT, admin);
    const client = new pg.Client({ connectionString: admin });
    await client.connect();
    await client.query(`CREATE DATABASE "${DATABASE}" TEMPLATE "${template}"`);
    await client.end();
    const databaseUrl = server.url(DATABASE);
    const app = await startAppUnderTest({ databaseUrl });
    // Workers start later and inherit these.
    process.env.SLUICE_E2E_URL = app.url;
    process.env.SLUICE_E2E_DATABASE_URL = databaseUrl;
    process.env.SLUICE_TEST_DATABASE_URL = admin;
    process.env.SLUICE_TEST_DATABASE_TEMPLATE = template;
    return async () => {
      await app.stop();
      await server.stop();
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
