import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ClickhouseServer,
  clickhouseCommand,
  NO_CLICKHOUSE,
  startClickhouse,
} from '@/lib/testing/clickhouse-server';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { sqlClient } from '../db/sql-client';
import { ClickhouseSamples } from './clickhouse-samples';
import { ClickhouseStore } from './clickhouse-store';
import { PostgresSamples } from './postgres-samples';
import type { SampleHome } from './sample-home';

useServiceDatabase();

const DAY_MS = 86_400_000;
const MIDNIGHT = Date.UTC(2026, 2, 2);
const HOSTILE = `'; DROP TABLE sample; -- \\ " \t größe 🙂 \u2028`;
const FEATURE = `feature ${HOSTILE}`;
const whole = { featureId: FEATURE, fromMs: MIDNIGHT - 2 * DAY_MS, toMs: MIDNIGHT + DAY_MS, limit: 100 };

// Four on each of three days; each instant has two, so that their order is by id.
const GIVEN = [-2, -1, 0].flatMap((day) =>
  [0, 1, 2, 3].map((n) => ({
    id: `${HOSTILE} ${day} ${n}`,
    receivedAt: new Date(MIDNIGHT + day * DAY_MS + Math.floor(n / 2) * 1_000 + 1),
    versionId: n === 3 ? null : `v${n}`,
    context: { tenant: HOSTILE },
    latencyMs: 0.1 + n,
    input: n === 0 ? null : `${HOSTILE}\nline ${n}`,
  })),
);

beforeAll(async () => {
  const sql = sqlClient();
  for (const { id, receivedAt, versionId, context, latencyMs, input } of GIVEN) {
    await sql`SELECT sluice_ensure_partition('event', ${receivedAt})`;
    await sql`
      INSERT INTO event (feature_id, id, received_at, at, version_id, context, latency_ms, input)
      VALUES (${FEATURE}, ${id}, ${receivedAt}, ${receivedAt}, ${versionId}, ${sql.json(context)}, ${latencyMs}, ${input})`;
  }
});

const newestFirst = [...GIVEN].sort(
  (a, b) => b.receivedAt.getTime() - a.receivedAt.getTime() || (a.id < b.id ? 1 : -1),
);
const idsOf = async (home: SampleHome, change: object = {}) =>
  (await home.read({ ...whole, ...change })).map((event) => event.id);

async function expectAll(home: SampleHome): Promise<void> {
  expect(await idsOf(home)).toEqual(newestFirst.map(({ id }) => id));
  expect(await idsOf(home, { limit: 5 })).toEqual(newestFirst.slice(0, 5).map(({ id }) => id));
  const first = newestFirst.filter(({ versionId }) => versionId === 'v1').map(({ id }) => id);
  expect(await idsOf(home, { versionId: 'v1' })).toEqual(first);
  const inMiddle = { fromMs: MIDNIGHT - DAY_MS, toMs: MIDNIGHT };
  expect(await idsOf(home, inMiddle)).toEqual(newestFirst.slice(4, 8).map(({ id }) => id));
  expect(await idsOf(home, { featureId: 'another' })).toEqual([]);
  expect(await idsOf(home, { versionId: HOSTILE })).toEqual([]);
  const [oldest] = GIVEN;
  const shown = (await home.read(whole)).find((event) => event.id === oldest?.id);
  expect(shown).toMatchObject({ feature_id: FEATURE, version_id: 'v0', latency_ms: 0.1, input: null });
  expect(shown?.context).toEqual({ tenant: HOSTILE });
  expect(Date.parse(shown?.received_at ?? '')).toBe(oldest?.receivedAt.getTime());
}

describe('samples in PostgreSQL', () => {
  it('are found newest first, by version and time, whatever texts they carry', async () => {
    const home = new PostgresSamples();
    await home.keep();
    await expectAll(home);
  });
});

const isThere = clickhouseCommand() !== null;
describe.skipIf(!isThere)(isThere ? 'samples in ClickHouse' : NO_CLICKHOUSE, () => {
  let server: ClickhouseServer;
  let store: ClickhouseStore;
  let home: ClickhouseSamples;
  beforeAll(async () => {
    server = await startClickhouse();
    store = new ClickhouseStore(server.address);
    home = new ClickhouseSamples(store);
  });
  afterAll(async () => {
    await store.close();
    await server.stop();
  });

  it('answer the same while PostgreSQL has them, while both have them, and when it forgot the older ones', async () => {
    await expectAll(home);
    await home.keep(MIDNIGHT);
    await home.keep(MIDNIGHT - DAY_MS);
    await home.keep(MIDNIGHT);
    await expectAll(home);
    await sqlClient()`SELECT sluice_drop_partitions('event', ${new Date(MIDNIGHT)})`;
    expect(await idsOf(new PostgresSamples())).toHaveLength(4);
    await expectAll(home);
    await store.command('OPTIMIZE TABLE sample');
    await expectAll(home);
  });

  it('need no ClickHouse for what PostgreSQL still has enough of', async () => {
    await server.kill();
    expect(await idsOf(home, { limit: 4 })).toHaveLength(4);
    await expect(idsOf(home, { limit: 5 })).rejects.toMatchObject({ code: 'unavailable' });
    await server.restart();
    await expectAll(home);
  });

  it('are forgotten by whole days', async () => {
    await home.dropBefore(MIDNIGHT - DAY_MS);
    expect(await idsOf(home)).toEqual(newestFirst.slice(0, 8).map(({ id }) => id));
    await home.dropBefore(MIDNIGHT - 1);
    expect(await idsOf(home)).toHaveLength(8);
    await home.dropBefore(MIDNIGHT);
    expect(await idsOf(home)).toHaveLength(4);
  });
});
