import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlClient } from '@/lib/server/db/sql-client';
import { ClickhouseHome } from '@/lib/server/telemetry/clickhouse-home';
import { ClickhouseStore } from '@/lib/server/telemetry/clickhouse-store';
import { PostgresHome } from '@/lib/server/telemetry/postgres-home';
import { type RollupRow, SPANS } from '@/lib/server/telemetry/rollup-home';
import {
  type ClickhouseServer,
  clickhouseCommand,
  NO_CLICKHOUSE,
  startClickhouse,
} from '@/lib/testing/clickhouse-server';
import { useServiceDatabase } from '@/lib/testing/service-database';

const database = useServiceDatabase();
const byStart = (a: RollupRow, b: RollupRow) => a.startsAtMs - b.startsAtMs;
const MIDNIGHT = Date.UTC(2026, 2, 2);

const isThere = clickhouseCommand() !== null;
describe.skipIf(!isThere)(isThere ? 'npm run telemetry:copy-home' : NO_CLICKHOUSE, () => {
  let server: ClickhouseServer;
  let store: ClickhouseStore;
  beforeAll(async () => {
    const sql = sqlClient();
    for (const day of [MIDNIGHT - 1, MIDNIGHT]) {
      await sql`SELECT sluice_ensure_partition('rollup_5', ${new Date(day)}), sluice_ensure_partition('rollup_60', ${new Date(day)})`;
    }
    await sql`
      INSERT INTO rollup (span_seconds, starts_at, feature_id, release_id, stage_index, version_id, comparable,
        dimension, value, sums, latency_indexes, latency_counts, last_at)
      SELECT span, to_timestamp(${MIDNIGHT / 1000}::float8 + n * span), 'feature-1', '', -1, 'v1', false, '', '',
        array_fill(n * 1.5, ARRAY[32]), ARRAY[100, n], ARRAY[2, 1.0], CASE WHEN n > 0 THEN now() END
      FROM unnest(ARRAY[5, 60, 1800, 21600]) AS span, generate_series(-3, 2) AS n`;
    server = await startClickhouse();
    store = new ClickhouseStore(server.address);
  });
  afterAll(async () => {
    await store.close();
    await server.stop();
  });

  function copy(args: readonly string[] = [], change: Record<string, string> = {}) {
    const { url, username, password, database: name } = server.address;
    const { status, stdout, stderr } = spawnSync(
      'node_modules/.bin/tsx',
      ['scripts/copy-telemetry/main.ts', ...args],
      {
        encoding: 'utf8',
        env: {
          ...process.env,
          DATABASE_URL: database.url,
          SLUICE_CLICKHOUSE_URL: url,
          SLUICE_CLICKHOUSE_USER: username,
          SLUICE_CLICKHOUSE_PASSWORD: password,
          SLUICE_CLICKHOUSE_DATABASE: name,
          ...change,
        },
      },
    );
    return { status, stdout, stderr };
  }

  it('copies every day and span, and again only what is asked for, with the same answers as before', async () => {
    expect(copy()).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/copied: 24 rows\n$/),
    });
    const again = copy(['--since', '2026-03-02']);
    expect(again.stdout).toMatch(/2026-03-02: 3 rows of 5 s\n.*\n.*\n.*\ncopied: 12 rows\n$/);
    const selection = {
      featureId: 'feature-1',
      fromMs: MIDNIGHT - 86_400_000,
      toMs: MIDNIGHT + 86_400_000,
      slices: false,
    };
    const homes = [new ClickhouseHome(store), new PostgresHome()];
    for (const span of SPANS) {
      const [there, here] = await Promise.all(homes.map((home) => home.read(span, selection, span * 1000)));
      expect(here).toHaveLength(6);
      expect(there?.sort(byStart)).toEqual(here?.sort(byStart));
    }
  });

  it('says what is missing or wrong', () => {
    expect(copy(['--since', 'yesterday'])).toMatchObject({
      status: 1,
      stderr: 'Not copied: --since must be a day such as 2026-11-25\n',
    });
    expect(copy([], { SLUICE_CLICKHOUSE_URL: '' })).toMatchObject({
      status: 1,
      stderr: 'Not copied: SLUICE_CLICKHOUSE_URL is not set\n',
    });
    const away = copy([], { SLUICE_CLICKHOUSE_URL: 'http://127.0.0.1:1' });
    expect(away.status).toBe(1);
    expect(away.stderr).toMatch(/^Not copied: ClickHouse does not answer/);
  });
});
