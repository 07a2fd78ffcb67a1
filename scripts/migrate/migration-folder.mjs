// Reads and writes prisma/schema (several files) and prisma/migrations in the shapes the schema engine wants.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const LOCK_FILE = 'migration_lock.toml';
const LOCK_TEXT =
  '# Written by `npm run db:new-migration`; keep it in version control.\nprovider = "postgresql"\n';

export function readSchema(root) {
  const folder = path.join(root, 'prisma/schema');
  const names = existsSync(folder) ? readdirSync(folder).filter((n) => n.endsWith('.prisma')) : [];
  if (names.length === 0) throw new Error(`No *.prisma file in ${folder}`);
  return names.sort().map((name) => {
    const file = path.join(folder, name);
    return { path: file, content: readFileSync(file, 'utf8') };
  });
}

export function readMigrations(root) {
  const baseDir = path.join(root, 'prisma/migrations');
  const lock = path.join(baseDir, LOCK_FILE);
  const names = existsSync(baseDir)
    ? readdirSync(baseDir, { withFileTypes: true }).filter((e) => e.isDirectory())
    : [];
  return {
    baseDir,
    shadowDbInitScript: '',
    lockfile: { path: LOCK_FILE, content: existsSync(lock) ? readFileSync(lock, 'utf8') : LOCK_TEXT },
    migrationDirectories: names
      .map((e) => e.name)
      .sort()
      .map((name) => ({ path: name, migrationFile: readSqlFile(baseDir, name) })),
  };
}

function readSqlFile(baseDir, name) {
  const value = readFileSync(path.join(baseDir, name, 'migration.sql'), 'utf8');
  return { path: 'migration.sql', content: { tag: 'ok', value } };
}

export function writeMigration(root, name, sql) {
  const baseDir = path.join(root, 'prisma/migrations');
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  const folder = path.join(baseDir, `${stamp}_${slug}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'migration.sql'), sql);
  const lock = path.join(baseDir, LOCK_FILE);
  if (!existsSync(lock)) writeFileSync(lock, LOCK_TEXT);
  return path.relative(root, folder);
}
