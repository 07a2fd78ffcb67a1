import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metricOf, type Rollup } from '@/lib/core/telemetry/rollup';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { eventKey } from '../telemetry/event-key';
import { mergeBy, readRollups, WHOLE_MS } from '../telemetry/read-rollups';
import { openSql, type Sql } from './sql-client';

const database = useServiceDatabase();
const migration = (name: string) => readFileSync(`prisma/migrations/${name}/migration.sql`, 'utf8');

describe('an installation from before blocks', () => {
  let sql: Sql;
  beforeAll(async () => {
    sql = openSql(database.url, 2);
    await sql.unsafe('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await sql.unsafe(migration('20261123000100_init'));
    await sql.unsafe(migration('20261123000200_guards'));
  });
  afterAll(() => sql.end());

  it('keeps its events, counts them once, and shows the same numbers', async () => {
    const rows = Array.from({ length: 200 }, (_, n) => ({
      feature_id: 'feature-1',
      id: `e${n}-${randomUUID()}`,
      at: new Date(Date.now() - 90_000_000 - n * 400_000),
      received_at: new Date(Date.now() - 90_000_000 - n * 400_000),
      version_id: n % 2 === 0 ? 'v1' : 'v2',
      context: sql.json({
        tenant: n % 3 === 0 ? 'acme' : 'globex',
        '': 'nameless',
        user: `u${n}`,
        token: `${n}`.repeat(1_000).slice(0, 3_000),
      }),
      latency_ms: 100 + n,
      parse_failed: n % 10 === 0,
      tool_calls: 2,
      tool_errors: n % 2,
      quality: (n % 5) / 4,
    }));
    await sql`INSERT INTO event ${sql(rows)}`;
    await sql.unsafe(migration('20261125000100_telemetry_at_scale'));
    await sql.unsafe(migration('20261128000100_rollups_of_six_hours'));

    const kept = await sql<{ id: string; quality: number }[]>`SELECT id, quality FROM event ORDER BY id`;
    expect(kept.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).sort());
    const keys = await sql<{ key: string }[]>`SELECT replace(key::text, '-', '') AS key FROM event_key`;
    expect(keys.map(({ key }) => key).sort()).toEqual(rows.map(({ id }) => eventKey('feature-1', id)).sort());

    const question = { featureId: 'feature-1', from: new Date(Date.now() - 30 * 86_400_000) };
    const byVersion = mergeBy((await readRollups(question, WHOLE_MS, false)).rows, (row) => row.versionId);
    const metric = (rollup: Rollup | undefined, name: Parameters<typeof metricOf>[1]) =>
      rollup && metricOf(rollup, name);
    expect(metric(byVersion.get('v1'), 'quality')).toEqual({ n: 100, value: expect.closeTo(0.5, 9) });
    expect(metric(byVersion.get('v1'), 'parse_failures')).toEqual({ n: 100, value: 0.2 });
    expect(metric(byVersion.get('v2'), 'tool_errors')).toEqual({ n: 200, value: 0.5 });
    const { rows: slices } = await readRollups(question, WHOLE_MS, true);
    const requests = mergeBy(slices, (row) => `${row.dimension}=${row.value}`);
    expect(requests.get('tenant=acme')?.sums[0]).toBe(67);
    expect([...requests.keys()].filter((key) => key.startsWith('user=u'))).toHaveLength(50);
    expect(requests.get('user=')?.sums[0]).toBe(150);
    expect([...requests.keys()].some((key) => key.startsWith('='))).toBe(false);
    const p50 = metric(byVersion.get('v1'), 'latency_p50')?.value ?? 0;
    expect(Math.abs(p50 / 199 - 1)).toBeLessThan(0.01);
  });
});
