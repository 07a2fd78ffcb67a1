// Before the database tests: a PostgreSQL, and in it a migrated template that every test file copies.
// Given SLUICE_TEST_DATABASE_URL (an administrator's, on this machine), that server is used instead.
import { fileURLToPath } from 'node:url';
import { startScratch } from '../postgres/scratch.mjs';
import { migratedTemplate } from './migrated-template.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export default async function setup() {
  const given = process.env.SLUICE_TEST_DATABASE_URL;
  const server = given ? null : await startScratch(ROOT);
  const admin = given ?? server.url('postgres');
  try {
    process.env.SLUICE_TEST_DATABASE_TEMPLATE = await migratedTemplate(ROOT, admin);
    process.env.SLUICE_TEST_DATABASE_URL = admin;
  } catch (error) {
    await server?.stop();
    throw error;
  }
  return async () => {
    await server?.stop();
  };
}
