import { sqlClient } from '../db/sql-client';

/** Blocks before this are closed and will not change, epoch ms. */
export async function settledUntil(): Promise<number> {
  const [row] = await sqlClient()<{ settled_until: Date }[]>`
    SELECT settled_until FROM rollup_state WHERE span_seconds = 5`;
  return row?.settled_until.getTime() ?? 0;
}
