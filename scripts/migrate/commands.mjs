// The four things done with migrations. Each opens an engine, answers plain data and closes it again.
import { readMigrations, readSchema, writeMigration } from './migration-folder.mjs';
import { openSchemaEngine } from './schema-engine.mjs';

// Partitions that are partitioned again: part of `rollup`, and not known to the schema language.
const FILTERS = { externalTables: ['public.rollup_5', 'public.rollup_60'], externalEnums: [] };

async function withEngine(root, url, work) {
  const schema = readSchema(root);
  const { engine, close } = await openSchemaEngine(url, schema);
  try {
    return await work(engine, schema);
  } finally {
    await close();
  }
}

/** Applies what is not applied yet; answers the names applied now. */
export function deploy(root, url) {
  return withEngine(root, url, async (engine) => {
    const migrationsList = readMigrations(root);
    const answer = await engine.applyMigrations({ migrationsList, filters: FILTERS });
    return answer.appliedMigrationNames;
  });
}

/** What prisma/migrations still lacks to make prisma/schema: empty SQL when nothing. */
export function drift(root, url) {
  return withEngine(root, url, async (engine, schema) => {
    const answer = await engine.diff({
      from: { tag: 'migrations', ...readMigrations(root) },
      to: { tag: 'schemaDatamodel', files: schema },
      script: true,
      exitCode: true,
      filters: FILTERS,
      shadowDatabaseUrl: null,
    });
    return answer.exitCode === 0 ? '' : answer.stdout;
  });
}

/** Writes that difference as a new migration; answers its folder, or null when there is none. */
export async function newMigration(root, url, name) {
  const sql = await drift(root, url);
  return sql === '' ? null : writeMigration(root, name, sql);
}

/** What the database has, against the folder. */
export function status(root, url) {
  return withEngine(root, url, async (engine) => {
    const migrationsList = readMigrations(root);
    const answer = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: FILTERS,
    });
    return {
      known: migrationsList.migrationDirectories.length,
      pending: answer.history?.unappliedMigrationNames ?? [],
      failed: answer.failedMigrationNames ?? [],
      edited: answer.editedMigrationNames ?? [],
    };
  });
}
