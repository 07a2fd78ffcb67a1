import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type ClickhouseServer,
  clickhouseCommand,
  NO_CLICKHOUSE,
  startClickhouse,
} from '@/lib/testing/clickhouse-server';
import { newIngestMemory } from '@/lib/testing/ingest-memory';
import { eventRow } from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { type ClickhouseAddress, openClickhouse } from '../db/clickhouse-client';
import { textLiteral } from '../db/clickhouse-literal';
import { ingestPool } from '../db/ingest-pool';
import { type SqlTransaction, sqlClient } from '../db/sql-client';
import { ClickhouseHome } from './clickhouse-home';
import { ClickhouseStore } from './clickhouse-store';
import { closeBlocks, coarsenBlocks } from './close-blocks';
import { commitIngest } from './commit-ingest';
import { BLOCK_MS, LONGEST_SPAN_MS, type SpanSeconds } from './rollup-home';

useServiceDatabase();

const FEATURE = 'feature-1';
// Half an hour before the one that is not over yet.
const FROM = Math.floor(Date.now() / 1_800_000) * 1_800_000 - 1_800_000;
const whole = { featureId: FEATURE, fromMs: FROM, toMs: FROM + 1_800_000, slices: false };

/** Fails after its rows have arrived, as a process does that is killed before PostgreSQL commits. */
class DiesBeforeCommit extends ClickhouseHome {
  override async close(tx: SqlTransaction, fromMs: number, toMs: number): Promise<void> {
    await super.close(tx, fromMs, toMs);
    const [self] = await tx`SELECT pg_backend_pid() AS pid`;
    await sqlClient()`SELECT pg_terminate_backend(${self?.pid})`;
  }
}

let told = 0;
async function tell(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    told += 1;
    const at = new Date(FROM + n * 20_000);
    const input = { id: `event-${told}`, feature: FEATURE, latency_ms: 100 + n };
    const attribution = {
      versionId: 'v1',
      unknownLabel: null,
      releaseId: null,
      stageIndex: null,
      comparable: false,
    };
    await commitIngest(ingestPool(), newIngestMemory(), [eventRow(FEATURE, input, attribution, at)], [], at);
  }
}

const settledUntil = async () =>
  (
    await sqlClient()`SELECT settled_until FROM rollup_state WHERE span_seconds = 5`
  )[0]?.settled_until.getTime();
const openParts = async () => (await sqlClient()`SELECT id FROM rollup_part`).length;

const isThere = clickhouseCommand() !== null;
describe.skipIf(!isThere)(isThere ? 'closing into ClickHouse' : NO_CLICKHOUSE, () => {
  let server: ClickhouseServer;
  let address: ClickhouseAddress;
  let store: ClickhouseStore;
  let home: ClickhouseHome;
  let databases = 0;
  beforeAll(async () => {
    server = await startClickhouse();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    await sqlClient()`TRUNCATE event_key, event, rollup_part`;
    await sqlClient()`UPDATE rollup_state SET settled_until = ${new Date(FROM)}`;
    databases += 1;
    address = { ...server.address, database: `sluice_${databases}` };
    store = new ClickhouseStore(address);
    home = new ClickhouseHome(store);
  });
  afterEach(() => store.close());

  async function shown(span: SpanSeconds = 5): Promise<[number, number] | undefined> {
    const [row] = await home.read(span, whole, LONGEST_SPAN_MS);
    return row && [row.sums[0] ?? 0, [...row.latency.values()].reduce((sum, n) => sum + n, 0)];
  }

  it('counts once what had arrived when PostgreSQL failed to commit', async () => {
    await tell(30);
    await expect(closeBlocks(new DiesBeforeCommit(store))).rejects.toThrow();
    expect(await settledUntil()).toBe(FROM);
    expect(await openParts()).toBe(30);
    const arrived = await store.select<{ rows: string }>('SELECT count() AS rows FROM rollup');
    expect(Number(arrived[0]?.rows)).toBe(30);
    await closeBlocks(home);
    await coarsenBlocks(home);
    expect(await openParts()).toBe(0);
    expect(await Promise.all([shown(5), shown(60), shown(1800)])).toEqual([
      [30, 30],
      [30, 30],
      [30, 30],
    ]);
    await store.command('OPTIMIZE TABLE rollup');
    expect(await shown(5)).toEqual([30, 30]);
  });

  it('waits while ClickHouse is away, goes on accepting, and closes everything when it is back', async () => {
    await store.prepare();
    await tell(5);
    await server.kill();
    const away = { code: 'unavailable', message: expect.stringContaining('ClickHouse does not answer') };
    await expect(closeBlocks(home)).rejects.toMatchObject(away);
    await expect(home.read(5, whole, BLOCK_MS)).rejects.toMatchObject(away);
    await tell(5);
    expect(await openParts()).toBe(10);
    expect(await settledUntil()).toBe(FROM);
    await server.restart();
    await closeBlocks(home);
    expect(await openParts()).toBe(0);
    expect(await shown()).toEqual([10, 10]);
  });

  it('may be away at the start', async () => {
    await server.kill();
    await expect(store.prepare()).rejects.toMatchObject({ code: 'unavailable' });
    await server.restart();
    await tell(3);
    await closeBlocks(home);
    expect(await shown()).toEqual([3, 3]);
  });

  it('makes its tables once, though two processes start at once, and refuses those of a newer version', async () => {
    const other = new ClickhouseStore(address);
    await Promise.all([store.prepare(), other.prepare()]);
    await other.close();
    await store.insert('schema_version', [{ version: 99 }]);
    const older = new ClickhouseStore(address);
    await expect(older.prepare()).rejects.toThrow(/made by a newer Sluice/);
    await older.close();
  });

  it('says so when the user is refused', async () => {
    const wrong = new ClickhouseStore({ ...address, password: 'wrong' });
    await expect(wrong.prepare()).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('ClickHouse refuses the user'),
    });
    await wrong.close();
  });

  it('passes a fault in a statement on as it is', async () => {
    await expect(store.select('SELECT nothing_like_this')).rejects.toThrow(/nothing_like_this/);
  });

  it('reads a literal back as the text it was made of', async () => {
    const client = openClickhouse(address, 'default');
    for (const text of ["'", '\\', "\\'; SELECT 1 --", '\u0001\t\n\r', 'größe 🙂 \u2028', '']) {
      const answer = await client.query({
        query: `SELECT ${textLiteral(text)} AS text`,
        format: 'JSONEachRow',
      });
      expect(await answer.json()).toEqual([{ text }]);
    }
    await client.close();
  });
});
