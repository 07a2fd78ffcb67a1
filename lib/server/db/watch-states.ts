import type { WatchState } from '@/lib/core/watch/watch-state';
import { type Sql, sqlClient } from './sql-client';

/** What was remembered last of these releases; those of which nothing is are absent. */
export async function readWatchStates(releaseIds: readonly string[]): Promise<Map<string, WatchState>> {
  const rows = await sqlClient()<{ release_id: string; state: WatchState }[]>`
    SELECT release_id, state FROM release_watch WHERE release_id = ANY(${[...releaseIds]})`;
  return new Map(rows.map((row) => [row.release_id, row.state]));
}

/** An older memory never takes the place of a newer one. */
export async function saveWatchStates(
  states: ReadonlyMap<string, WatchState>,
  sql: Sql = sqlClient(),
): Promise<void> {
  if (states.size === 0) return;
  const rows = [...states].map(([release_id, state]) => ({
    release_id,
    through: state.through,
    state: sql.json(state as never),
  }));
  await sql`
    INSERT INTO release_watch ${sql(rows)}
    ON CONFLICT (release_id) DO UPDATE SET state = excluded.state, through = excluded.through
    WHERE excluded.through > release_watch.through`;
}
