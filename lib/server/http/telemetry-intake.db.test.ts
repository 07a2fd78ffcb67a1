import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import { insertRoutingScenario, SCENARIO } from '@/lib/testing/routing-scenario';
import { type IngestPool, openIngestPool } from '../db/ingest-pool';
import { Notifications } from '../db/notifications';
import { openSql, type Sql } from '../db/sql-client';
import { buildSnapshot } from '../routing/build-snapshot';
import { SnapshotStore } from '../routing/snapshot-store';
import { IngestQueue } from '../telemetry/ingest-queue';
import { Counters } from './counters';
import { receiveEvents } from './event-ingest';
import { TelemetryIntake } from './telemetry-intake';

const database = useTestDatabase();
const PATIENCE = { timeout: 20_000, interval: 20 };

describe('what waits to be stored', () => {
  let sql: Sql;
  let pool: IngestPool;
  let store: SnapshotStore;
  beforeAll(async () => {
    sql = openSql(database.url, 3);
    pool = openIngestPool(database.url, 2);
    await insertRoutingScenario(sql, [{ rule: { kind: 'everyone' }, share: 0.5 }]);
    store = new SnapshotStore(() => buildSnapshot(sql, Date.now()));
    await store.refresh();
  });
  afterAll(() => Promise.all([sql.end({ timeout: 1 }), pool.end()]));

  /** A way in with limits of its own; answers the status and when to come again. */
  async function open(limits: { inFlightBytes: number; answerMs: number }) {
    const context = {
      store,
      sql: () => sql,
      ingest: new IngestQueue(() => pool),
      notifications: new Notifications(database.url),
      counters: new Counters(),
      secret: 'a-secret-of-the-tests-with-32-characters',
      publicUrl: null,
      isSignedIn: async () => false,
      fallback: () => {},
    };
    const intake = new TelemetryIntake(context, limits);
    const server = createServer((req, res) => void receiveEvents(intake, req, res));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const headers = { authorization: `Bearer ${SCENARIO.secret}`, 'content-type': 'application/json' };
    return {
      send: async (events: readonly object[], isPacked = false) => {
        const text = JSON.stringify(events);
        const body = isPacked ? gzipSync(text) : text;
        const packed = isPacked ? { 'content-encoding': 'gzip' } : {};
        const answer = await fetch(url, { method: 'POST', headers: { ...headers, ...packed }, body });
        return { status: answer.status, retryAfter: answer.headers.get('retry-after') };
      },
      close: async () => {
        intake.close();
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      },
    };
  }

  /** The database hangs on whatever it is given, until told to go on. */
  async function hangDatabase(): Promise<() => Promise<void>> {
    let goOn: () => void = () => {};
    const told = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let isHanging: () => void = () => {};
    const hangs = new Promise<void>((resolve) => {
      isHanging = resolve;
    });
    const holding = sql.begin(async (tx) => {
      await tx`LOCK TABLE event_key IN ACCESS EXCLUSIVE MODE`;
      isHanging();
      await told;
    });
    await hangs;
    return async () => {
      goOn();
      await holding;
    };
  }

  const events = (call: number) =>
    Array.from({ length: 10 }, (_, n) => ({
      id: `${call}-${n}`,
      feature: SCENARIO.featureKey,
      input: 'x'.repeat(3_000),
    }));
  const counted = async () => (await sql<{ n: number }[]>`SELECT count(*)::int AS n FROM event`)[0]?.n;

  it.each([false, true])(
    'is bounded, also when it comes packed (%s): beyond it, come again',
    async (isPacked) => {
      await sql`TRUNCATE event, event_key`;
      const { send, close } = await open({ inFlightBytes: 100_000, answerMs: 60_000 });
      const goOn = await hangDatabase();
      const answers: { status: number; retryAfter: string | null }[] = [];
      const calls = Array.from({ length: 10 }, async (_, call) => {
        const answer = await send(events(call), isPacked);
        answers.push(answer);
        return { call, answer };
      });
      // Three of 30 KB fit; none of them is answered while the database hangs.
      await vi.waitUntil(() => answers.length === 7, PATIENCE);
      expect(answers).toEqual(Array(7).fill({ status: 429, retryAfter: '1' }));
      await goOn();
      const all = await Promise.all(calls);
      expect(all.filter(({ answer }) => answer.status === 200)).toHaveLength(3);
      expect(await counted()).toBe(30);
      for (const { call } of all) expect((await send(events(call), isPacked)).status).toBe(200);
      expect(await counted()).toBe(100);
      await close();
    },
  );

  it('is not added to while the database still hangs on what it was given', async () => {
    const { send, close } = await open({ inFlightBytes: 100_000, answerMs: 200 });
    const goOn = await hangDatabase();
    expect(await send(events(100))).toEqual({ status: 503, retryAfter: '2' });
    expect(await send(events(101))).toEqual({ status: 503, retryAfter: '1' });
    await goOn();
    await vi.waitUntil(async () => (await send(events(101))).status === 200, PATIENCE);
    expect((await send(events(100))).status).toBe(200);
    await close();
  });
});
