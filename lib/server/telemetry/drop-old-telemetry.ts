import { sqlClient } from '../db/sql-client';
import { rollupHome, sampleHome } from './home';
import { keptFrom, rawKeptFrom, samplesKeptFrom } from './kept-from';
import { SPANS } from './rollup-home';

const ROWS_AT_ONCE = 50_000;

/** Forgets what is older than it is kept: raw events by whole days, ids and outcomes in small steps. */
export async function dropOldTelemetry(now: Date): Promise<void> {
  const sql = sqlClient();
  const before = new Date(rawKeptFrom(now.getTime()));
  await sampleHome().keep(before.getTime());
  await sql`SELECT sluice_drop_partitions('event', ${before})`;
  await sampleHome().dropBefore(samplesKeptFrom(now.getTime()));
  await dropOldRollups(now);
  let forgotten = ROWS_AT_ONCE;
  while (forgotten === ROWS_AT_ONCE) {
    const keys = await sql`
      DELETE FROM event_key WHERE key IN (SELECT key FROM event_key WHERE received_at < ${before} LIMIT ${ROWS_AT_ONCE})`;
    forgotten = keys.count;
  }
  await sql`DELETE FROM outcome WHERE received_at < ${before}`;
}

/** Rows of a span go only once they are added up to the next longer one. */
async function dropOldRollups(now: Date): Promise<void> {
  const rows = await sqlClient()<{ span_seconds: number; settled_until: Date }[]>`SELECT * FROM rollup_state`;
  const settled = new Map(rows.map((row) => [row.span_seconds, row.settled_until.getTime()]));
  for (const [place, span] of SPANS.entries()) {
    const longer = SPANS[place + 1];
    const added = longer === undefined ? Number.POSITIVE_INFINITY : (settled.get(longer) ?? 0);
    await rollupHome().dropBefore(span, Math.min(added, keptFrom(span, now.getTime())));
  }
}

/** The partitions of today and tomorrow, so that no commit has to wait for one to be made. */
export async function preparePartitions(now: Date): Promise<void> {
  const sql = sqlClient();
  for (const day of [now, new Date(now.getTime() + 86_400_000)]) {
    await sql`SELECT sluice_ensure_partition('event', ${day}), sluice_ensure_partition('rollup_5', ${day}),
      sluice_ensure_partition('rollup_60', ${day})`;
  }
}
