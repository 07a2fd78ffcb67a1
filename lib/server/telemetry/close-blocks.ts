import { type Sql, sqlClient } from '../db/sql-client';
import { rollupHome } from './home';
import { BLOCK_MS, type RollupHome, SPANS, type SpanSeconds } from './rollup-home';

// The first key of the locks that commits hold on their block (sluice_open_block).
const BLOCK_LOCKS = 727_369_011;
// Each block is a lock of its own; PostgreSQL has room for several thousand.
const BLOCKS_AT_ONCE = 500;
const COARSEN_AT_ONCE_MS = 6 * 3_600_000;

/**
 * Closes every block that lies wholly before now: waits for the commits that may still add to it, hands its sums to
 * the home and says that it is settled, all in one transaction. Answers until when everything is settled. Repeating
 * it, or running it in two processes, changes nothing more.
 */
export async function closeBlocks(home: RollupHome = rollupHome(), sql: Sql = sqlClient()): Promise<Date> {
  let settled = await closeSome(home, sql);
  while (settled.isBehind) settled = await closeSome(home, sql);
  return settled.until;
}

async function closeSome(home: RollupHome, sql: Sql): Promise<{ until: Date; isBehind: boolean }> {
  return sql.begin(async (tx) => {
    const [state] = await tx<{ settled: number; present: number }[]>`
      SELECT (extract(epoch FROM settled_until) / 5)::float8 AS settled,
        floor(extract(epoch FROM clock_timestamp()) / 5)::float8 AS present
      FROM rollup_state WHERE span_seconds = 5 FOR UPDATE`;
    if (!state) throw new Error('The migration makes this row');
    const next = Math.min(state.present, state.settled + BLOCKS_AT_ONCE);
    const until = new Date(Math.max(next, state.settled) * BLOCK_MS);
    if (next <= state.settled) return { until, isBehind: false };
    await tx`
      SELECT pg_advisory_xact_lock(${BLOCK_LOCKS}::int, (block % 2147483647)::int)
      FROM generate_series(${state.settled}::bigint, ${next - 1}::bigint) AS block`;
    await home.close(tx, state.settled * BLOCK_MS, next * BLOCK_MS);
    await tx`DELETE FROM rollup_part WHERE block < ${next}`;
    await tx`UPDATE rollup_state SET settled_until = ${until} WHERE span_seconds = 5`;
    return { until, isBehind: next < state.present };
  });
}

/** Adds closed blocks up to minutes, minutes to half hours, and those to six hours, as far as they are settled. */
export async function coarsenBlocks(home: RollupHome = rollupHome(), sql: Sql = sqlClient()): Promise<void> {
  for (const [place, to] of SPANS.entries()) {
    const from = SPANS[place - 1];
    if (from !== undefined) await coarsenSpan(home, sql, from, to);
  }
}

async function coarsenSpan(home: RollupHome, sql: Sql, from: SpanSeconds, to: SpanSeconds): Promise<void> {
  const rows = await sql<{ span_seconds: number; settled_until: Date }[]>`
    SELECT span_seconds, settled_until FROM rollup_state WHERE span_seconds IN (${from}, ${to})`;
  const settledOf = (span: SpanSeconds) =>
    rows.find((row) => row.span_seconds === span)?.settled_until.getTime() ?? 0;
  const lengthMs = to * 1000;
  const end = Math.floor(settledOf(from) / lengthMs) * lengthMs;
  for (let at = settledOf(to); at < end; at += COARSEN_AT_ONCE_MS) {
    const until = Math.min(end, at + COARSEN_AT_ONCE_MS);
    await home.coarsen(from, to, at, until);
    await sql`UPDATE rollup_state SET settled_until = greatest(settled_until, ${new Date(until)}) WHERE span_seconds = ${to}`;
  }
}
