import { afterEach, describe, expect, it } from 'vitest';
import { sumOf } from '@/lib/core/telemetry/rollup';
import { MOST_DIMENSIONS, MOST_VALUES, OTHER_VALUE } from '@/lib/core/telemetry/slice-values';
import { newIngestMemory } from '@/lib/testing/ingest-memory';
import { eventRow } from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { ingestPool } from '../db/ingest-pool';
import { sqlClient } from '../db/sql-client';
import { commitIngest } from './commit-ingest';
import { dropOldTelemetry } from './drop-old-telemetry';
import { rankSliceValues } from './rank-slice-values';
import { mergeBy, readRollups, WHOLE_MS } from './read-rollups';

useServiceDatabase();

const FEATURE = 'feature-1';
let nextId = 0;

function request(context: Record<string, string>, versionId: string | null = 'v1') {
  nextId += 1;
  const attribution = { versionId, unknownLabel: null, releaseId: null, stageIndex: null, comparable: false };
  return eventRow(FEATURE, { id: `e${nextId}`, feature: FEATURE, context }, attribution, new Date());
}

const send = (rows: ReturnType<typeof request>[]) => commitIngest(ingestPool(), newIngestMemory(), rows, []);
const slices = async () => {
  const { rows } = await readRollups(
    { featureId: FEATURE, from: new Date(Date.now() - 60_000) },
    WHOLE_MS,
    true,
  );
  return mergeBy(rows, (row) => `${row.dimension}=${row.value}`);
};
const tracked = () =>
  sqlClient()<{ dimension: string; value: string }[]>`SELECT dimension, value FROM slice_value`;

afterEach(() => sqlClient()`TRUNCATE event, event_key, outcome, rollup_part, rollup, slice_value`);

describe('slices', () => {
  it('hear of an outcome that comes alone, after its event', async () => {
    const row = request({ tenant: 'acme' });
    await send([row]);
    const outcome = { id: 'o1', outcome_of: row.input.id, feature: FEATURE, quality: 0.25 };
    await commitIngest(
      ingestPool(),
      newIngestMemory(),
      [],
      [{ feature_id: FEATURE, atMs: Date.now(), input: outcome }],
    );
    const acme = (await slices()).get('tenant=acme');
    expect(acme && [sumOf(acme, 'requests'), sumOf(acme, 'quality_n'), sumOf(acme, 'quality_sum')]).toEqual([
      1, 1, 0.25,
    ]);
  });

  it('are bounded: further values count as other, further attributes not at all', async () => {
    const values = Array.from({ length: MOST_VALUES + 10 }, (_, n) => request({ user: `u${n}` }));
    await send(values);
    await send(Array.from({ length: MOST_DIMENSIONS + 5 }, (_, n) => request({ [`attribute-${n}`]: 'x' })));
    await send([request({ stray: 'x' }, null)]);
    const rows = await tracked();
    expect(rows.filter(({ dimension }) => dimension === 'user')).toHaveLength(MOST_VALUES);
    expect(new Set(rows.map(({ dimension }) => dimension)).size).toBe(MOST_DIMENSIONS);
    const shown = await slices();
    const other = shown.get(`user=${OTHER_VALUE}`);
    expect(other && sumOf(other, 'requests')).toBe(10);
    expect(shown.has('stray=x')).toBe(false);
  });

  it('go to the values with the most traffic', async () => {
    await send(Array.from({ length: MOST_VALUES }, (_, n) => request({ user: `small-${n}` })));
    await send(Array.from({ length: 30 }, () => request({ user: 'big' })));
    expect((await tracked()).some(({ value }) => value === 'big')).toBe(false);
    await rankSliceValues(new Date());
    const rows = await tracked();
    expect(rows.some(({ value }) => value === 'big')).toBe(true);
    expect(rows).toHaveLength(MOST_VALUES);
    await send([request({ user: 'big' })]);
    const big = (await slices()).get('user=big');
    expect(big && sumOf(big, 'requests')).toBe(1);
  });
});

describe('what is too old', () => {
  it('is forgotten by whole days, with its ids and outcomes; the rest stays', async () => {
    const sql = sqlClient();
    const now = new Date();
    const old = new Date(now.getTime() - 40 * 86_400_000);
    const young = request({ tenant: 'acme' });
    await commitIngest(ingestPool(), newIngestMemory(), [request({ tenant: 'acme' })], [], old);
    await send([young]);
    const outcome = { id: 'o1', outcome_of: 'nobody', feature: FEATURE, quality: 1 };
    await commitIngest(
      ingestPool(),
      newIngestMemory(),
      [],
      [{ feature_id: FEATURE, atMs: old.getTime(), input: outcome }],
      old,
    );
    await dropOldTelemetry(now);
    expect((await sql<{ id: string }[]>`SELECT id FROM event`).map(({ id }) => id)).toEqual([young.input.id]);
    expect(await sql`SELECT key FROM event_key`).toHaveLength(1);
    expect(await sql`SELECT id FROM outcome`).toHaveLength(0);
  });

  it('is kept as long as it is not added up', async () => {
    const sql = sqlClient();
    const now = new Date();
    const old = new Date(Math.floor((now.getTime() - 20 * 86_400_000) / 5_000) * 5_000);
    await sql`SELECT sluice_ensure_partition('rollup_5', ${old})`;
    await sql`
      INSERT INTO rollup (span_seconds, starts_at, feature_id, release_id, stage_index, version_id, comparable,
        dimension, value, sums, latency_indexes, latency_counts)
      VALUES (5, ${old}, ${FEATURE}, '', -1, 'v1', false, '', '', '{1}', '{}', '{}')`;
    const kept = () => sql`SELECT 1 FROM rollup WHERE span_seconds = 5`;
    await sql`UPDATE rollup_state SET settled_until = ${old} WHERE span_seconds = 60`;
    await dropOldTelemetry(now);
    expect(await kept()).toHaveLength(1);
    await sql`UPDATE rollup_state SET settled_until = ${now} WHERE span_seconds = 60`;
    await dropOldTelemetry(now);
    expect(await kept()).toHaveLength(0);
  });
});
