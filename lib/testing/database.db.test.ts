import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from './database';
import { planTestDatabase } from './plan-test-database';

const databases = [useTestDatabase(), useTestDatabase()] as const;

describe('the test database', () => {
  const clients = databases.map(({ url }) => new pg.Client({ connectionString: url }));
  const [first, second] = clients as [pg.Client, pg.Client];
  beforeAll(() => Promise.all(clients.map((c) => c.connect())));
  afterAll(() => Promise.all(clients.map((c) => c.end())));

  it('has every migration applied', async () => {
    const { rows } = await first.query('SELECT finished_at FROM _prisma_migrations');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((r) => r.finished_at !== null)).toBe(true);
  });

  it('shares nothing with another one', async () => {
    await first.query('CREATE TABLE only_here (id int)');
    const { rows } = await second.query("SELECT to_regclass('only_here') AS found");
    expect(rows).toEqual([{ found: null }]);
  });

  it('is gone after being dropped, even with a connection open', async () => {
    const database = planTestDatabase();
    await database.create();
    const holder = new pg.Client({ connectionString: database.url });
    holder.on('error', () => {});
    await holder.connect();
    await database.drop();
    const late = new pg.Client({ connectionString: database.url });
    await expect(late.connect()).rejects.toThrow(/does not exist/);
  });

  it('refuses a server that is not this machine', () => {
    const env = { ...process.env, SLUICE_TEST_DATABASE_URL: 'postgresql://u:p@db.example.com:5432/postgres' };
    expect(() => planTestDatabase(env)).toThrow(/refused on the host db.example.com/);
  });
});
