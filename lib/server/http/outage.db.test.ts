import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import { type DatabaseProxy, startDatabaseProxy } from '@/lib/testing/database-proxy';
import { startTestServer, type TestServer } from '@/lib/testing/http-server';
import { SCENARIO, setRelease } from '@/lib/testing/routing-scenario';

const database = useTestDatabase();
const PATIENCE = { timeout: 10_000 };

describe('while the database is away', () => {
  let proxy: DatabaseProxy;
  let server: TestServer;
  beforeAll(async () => {
    proxy = await startDatabaseProxy(database.url);
    server = await startTestServer(proxy.url, [{ rule: { kind: 'everyone' }, share: 0.5 }]);
  });
  afterAll(async () => {
    await server.close();
    await proxy.cut();
  });

  const evaluate = async () => {
    const path = `/ofrep/v1/evaluate/flags/${SCENARIO.featureKey}`;
    const response = await server.post(path, { context: { targetingKey: 'user-2' } });
    return [response.status, ((await response.json()) as { variant?: string }).variant];
  };
  const send = () => server.post('/api/v1/events', { id: 'e1', feature: SCENARIO.featureKey });

  it('evaluates from the last snapshot, refuses events with 503, says so, and recovers by itself', async () => {
    expect(await evaluate()).toEqual([200, 'v2']);
    await proxy.cut();
    await server.store.refresh();
    expect(server.store.lastError).not.toBeNull();
    expect(await evaluate()).toEqual([200, 'v2']);

    const refused = await send();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    const ready = await fetch(`${server.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      message: expect.stringMatching(/database does not answer.*evaluated from the last known state/i),
      database: { ok: false },
      evaluation: { ok: true },
      ingest: { ok: false },
    });

    await proxy.restore();
    await vi.waitUntil(async () => (await send()).status === 200, PATIENCE);
    const [row] = await server.sql`SELECT count(*)::int AS n FROM event`;
    expect(row?.n).toBe(1);

    // Listening came back too: a change made elsewhere arrives by its notice alone.
    await setRelease(server.sql, 'rolling_back', 1);
    await vi.waitUntil(async () => {
      await server.sql`SELECT pg_notify('sluice_routing', '')`;
      return (await evaluate())[1] === 'v1';
    }, PATIENCE);
  });
});
