import { afterAll, beforeAll } from 'vitest';
import { planTestDatabase } from './plan-test-database';

/**
 * For the top of a `.db.test.ts`: a migrated, empty database for this file alone, dropped after its tests.
 * The URL is known at once; the database is there from `beforeAll` on.
 */
export function useTestDatabase(): { url: string } {
  const database = planTestDatabase();
  beforeAll(database.create);
  afterAll(database.drop);
  return { url: database.url };
}
