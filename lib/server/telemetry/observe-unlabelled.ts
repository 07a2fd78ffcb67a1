import { sqlClient } from '../db/sql-client';
import { type EventSelection, selected } from './roll-up-by-version';

/** Events that name no known version (rule 10): counted apart, in no metric. */
export async function countUnlabelled(selection: Omit<EventSelection, 'comparableIn'>): Promise<number> {
  const sql = sqlClient();
  const [row] = await sql<{ requests: number }[]>`
    SELECT count(*)::int AS requests FROM event WHERE version_id IS NULL AND ${selected(sql, selection)}`;
  return row?.requests ?? 0;
}
