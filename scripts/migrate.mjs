#!/usr/bin/env node
// Migrations: node scripts/migrate.mjs deploy | status | dev <name> | drift
import { fileURLToPath } from 'node:url';
import { deploy, drift, newMigration, status } from './migrate/commands.mjs';
import { clusterPaths, databaseUrl, readSettings } from './postgres/cluster.mjs';
import { dataFolder, readEnvFile } from './start/configuration.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const USAGE = 'Usage: node scripts/migrate.mjs deploy | status | dev <name> | drift';

const say = (line) => process.stdout.write(`${line}\n`);

/** The database meant: DATABASE_URL, else the embedded one that `npm start` or `npm run dev` is running now. */
function database() {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const settings = readSettings(clusterPaths(dataFolder(ROOT)));
  if (settings) return databaseUrl(settings);
  throw new Error('DATABASE_URL is not set, and there is no embedded database yet (npm start makes it).');
}

/** Comparing needs any PostgreSQL, for a moment: DATABASE_URL, else one in a temporary folder. */
async function withScratchDatabase(work) {
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL);
  const { startScratch } = await import('./postgres/scratch.mjs');
  const server = await startScratch(ROOT);
  try {
    return await work(server.url());
  } finally {
    await server.stop();
  }
}

const commands = {
  async deploy() {
    const names = await deploy(ROOT, database());
    say(names.length === 0 ? 'The database is up to date.' : `Applied: ${names.join(', ')}`);
  },
  async status() {
    const { known, pending, failed, edited } = await status(ROOT, database());
    const list = (title, names) => names.length > 0 && say(`${title}: ${names.join(', ')}`);
    say(`${known} migrations known, ${known - pending.length} applied.`);
    list('Not applied yet', pending);
    list('Failed', failed);
    list('Changed after being applied', edited);
    if (pending.length + failed.length + edited.length > 0) process.exitCode = 2;
  },
  async dev(name) {
    if (!name) throw new Error('A name is needed: npm run db:new-migration -- <name>');
    const folder = await withScratchDatabase((url) => newMigration(ROOT, url, name));
    say(
      folder ? `Wrote ${folder}. Read it before you commit it.` : 'Nothing to write: the schema is covered.',
    );
  },
  async drift() {
    const sql = await withScratchDatabase((url) => drift(ROOT, url));
    if (sql === '') return say('The migrations make exactly the schema.');
    say(`The migrations lack this to make the schema:\n\n${sql}`);
    process.exitCode = 2;
  },
};

const [command, name] = process.argv.slice(2);
if (!Object.hasOwn(commands, command ?? '')) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(64);
}
readEnvFile(ROOT);
try {
  await commands[command](name);
} catch (error) {
  process.stderr.write(`${error.message ?? error}\n`);
  process.exitCode = 1;
}
// The engine leaves the timer of its lock behind, which would hold the process for ten seconds.
process.exit();
