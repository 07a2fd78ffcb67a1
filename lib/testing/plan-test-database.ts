import { randomBytes } from 'node:crypto';
import pg from 'pg';

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/** The server that test databases are made on. Throws for any host but this machine. */
function testServer(env: NodeJS.ProcessEnv): { admin: URL; template: string } {
  const { SLUICE_TEST_DATABASE_URL: url, SLUICE_TEST_DATABASE_TEMPLATE: template } = env;
  if (!url || !template) throw new Error('No test database server: run with `vitest --project db`');
  const admin = new URL(url);
  if (!LOCAL_HOSTS.includes(admin.hostname))
    throw new Error(`Test databases are made and dropped: refused on the host ${admin.hostname}`);
  return { admin, template };
}

export interface TestDatabase {
  url: string;
  create(): Promise<void>;
  drop(): Promise<void>;
}

/** A database of one's own, copied from the migrated template. The URL is known at once; it is there after `create`. */
export function planTestDatabase(env: NodeJS.ProcessEnv = process.env): TestDatabase {
  const { admin, template } = testServer(env);
  const name = `sluice_test_${process.pid}_${randomBytes(6).toString('hex')}`;
  const url = new URL(admin);
  url.pathname = `/${name}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: admin.href });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  return {
    url: url.href,
    create: () => run(`CREATE DATABASE "${name}" TEMPLATE "${template}"`),
    drop: () => run(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
  };
}
