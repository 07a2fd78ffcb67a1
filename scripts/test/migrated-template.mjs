// The database every test database is a copy of.
import { createHash } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { readMigrations } from '../migrate/migration-folder.mjs';
import { runCommand } from '../start/command.mjs';

const LOCK_KEY = 727_369_001;

/** A database named for the migrations it holds, so that a server used again never gives an old one. */
export async function migratedTemplate(root, admin) {
  const { migrationDirectories } = readMigrations(root);
  const hash = createHash('sha256').update(JSON.stringify(migrationDirectories)).digest('hex');
  const name = `sluice_template_${hash.slice(0, 16)}`;
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    const found = await client.query('SELECT datistemplate FROM pg_database WHERE datname = $1', [name]);
    if (found.rows[0]?.datistemplate) return name;
    // Marked as a template last: one without the mark was left half made.
    if (found.rowCount > 0) await client.query(`DROP DATABASE "${name}" WITH (FORCE)`);
    await client.query(`CREATE DATABASE "${name}" TEMPLATE template0`);
    const url = new URL(admin);
    url.pathname = `/${name}`;
    await deployApart(root, url.href);
    await client.query(`ALTER DATABASE "${name}" WITH IS_TEMPLATE true`);
    return name;
  } finally {
    await client.end();
  }
}

/** In a process of its own: the engine would hold this one for ten seconds after the last test. */
async function deployApart(root, url) {
  const script = path.join(root, 'scripts/migrate.mjs');
  const env = { ...process.env, DATABASE_URL: url };
  const { code, output } = await runCommand(process.execPath, [script, 'deploy'], { cwd: root, env });
  if (code !== 0) throw new Error(`The migrations could not be applied: ${output}`);
}
