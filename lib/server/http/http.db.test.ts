import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import { startTestServer, type TestServer } from '@/lib/testing/http-server';
import { readStream } from '@/lib/testing/read-stream';
import { insertKey, SCENARIO } from '@/lib/testing/routing-scenario';

const database = useTestDatabase();
const PATIENCE = { timeout: 10_000 };
const EVENTS = '/api/v1/events';
const feature = SCENARIO.featureKey;

describe('the paths ahead of the pages', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(database.url, [{ rule: { kind: 'everyone' }, share: 0.5 }]);
  });
  afterEach(() => server.sql`TRUNCATE event, event_key, outcome, rollup_part`);
  afterAll(() => server.close());

  const countEvents = async () => {
    const [row] = await server.sql<{ n: number }[]>`SELECT count(*)::int AS n FROM event`;
    return row?.n;
  };
  const answer = async (response: Response) => [response.status, await response.json()];
  const three = ['a', 'b', 'c'].map((id) => ({ id, feature }));

  it('takes a list, one event, NDJSON and gzip', async () => {
    const all = { accepted: 3, duplicates: 0, rejected: [] };
    expect(await answer(await server.post(EVENTS, three))).toEqual([200, all]);
    expect(await answer(await server.post(EVENTS, { id: 'd', feature }))).toEqual([
      200,
      { ...all, accepted: 1 },
    ]);
    const lines = three.map((event) => JSON.stringify({ ...event, id: `nd-${event.id}` })).join('\n');
    const ndjson = { 'content-type': 'application/x-ndjson; charset=utf-8' };
    expect(await answer(await server.post(EVENTS, `${lines}\r\n\n`, ndjson))).toEqual([200, all]);
    const packed = gzipSync(lines.replaceAll('nd-', 'gz-'));
    const gzip = { ...ndjson, 'content-encoding': 'gzip' };
    expect(await answer(await server.post(EVENTS, packed, gzip))).toEqual([200, all]);
    expect(await answer(await server.post(EVENTS, packed, gzip))).toEqual([
      200,
      { ...all, accepted: 0, duplicates: 3 },
    ]);
    expect(await countEvents()).toBe(10);
  });

  it('keeps the good lines beside a broken one, and says 422 when there is none', async () => {
    const ndjson = { 'content-type': 'application/x-ndjson' };
    const mixed = await server.post(EVENTS, `{"id":"a","feature":"${feature}"}\n{"id":\n`, ndjson);
    expect(await answer(mixed)).toMatchObject([
      200,
      { accepted: 1, rejected: [{ index: 1, code: 'not_json' }] },
    ]);
    const none = await server.post(EVENTS, [{ id: 'a' }]);
    expect(await answer(none)).toMatchObject([
      422,
      { accepted: 0, rejected: [{ index: 0, id: 'a', field: 'feature' }] },
    ]);
  });

  it.each<[string, unknown, Record<string, string>, number]>([
    ['no JSON', '[{', {}, 400],
    ['a number', '7', {}, 400],
    ['another media type', 'a,b', { 'content-type': 'text/csv' }, 415],
    ['another encoding', '[]', { 'content-encoding': 'br' }, 415],
    ['broken gzip', 'not gzip', { 'content-encoding': 'gzip' }, 400],
    ['more than 10,000 events', `[${'0,'.repeat(10_000)}0]`, {}, 413],
    ['more than 10 MB', `["${'x'.repeat(10 * 1024 * 1024)}"]`, {}, 413],
    [
      'gzip that unpacks to more than 10 MB',
      gzipSync(Buffer.alloc(11 * 1024 * 1024)),
      { 'content-encoding': 'gzip' },
      413,
    ],
    ['no key', '[]', { authorization: '' }, 401],
    ['an unknown key', '[]', { authorization: 'Bearer slc_nobody' }, 401],
  ])('refuses %s', async (_, body, headers, status) => {
    const response = await server.post(EVENTS, body, headers);
    expect(await answer(response)).toMatchObject([
      status,
      { status, code: expect.any(String), detail: expect.any(String) },
    ]);
  });

  it('refuses a key without the ingest scope', async () => {
    await insertKey(server.sql, 'slc_reader', ['evaluate']);
    await server.store.refresh();
    expect((await server.post(EVENTS, three, { authorization: 'Bearer slc_reader' })).status).toBe(403);
    expect(await countEvents()).toBe(0);
  });

  it('stores nothing of a body that breaks off, and goes on', async () => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      `POST ${EVENTS} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${SCENARIO.secret}\r\nContent-Length: 1000\r\n\r\n[{"id":"half",`,
    );
    socket.destroy();
    await once(socket, 'close');
    expect((await server.post(EVENTS, three)).status).toBe(200);
    expect(await countEvents()).toBe(3);
  });

  it('answers 429 while more is on its way in than it can hold', async () => {
    const port = Number(new URL(server.url).port);
    const head = `POST ${EVENTS} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${SCENARIO.secret}\r\nContent-Length: 10485760\r\n\r\n[`;
    // 64 MiB are the most: of seven calls of 10 MiB one is too many, whichever comes last.
    const sockets = Array.from({ length: 7 }, () => connect(port, '127.0.0.1').on('error', () => {}));
    for (const socket of sockets) socket.write(head);
    const [refusal] = (await Promise.race(sockets.map((socket) => once(socket, 'data')))) as [Buffer];
    expect(refusal.toString()).toMatch(/^HTTP\/1.1 429 .*retry-after: 1\r\n/s);
    for (const socket of sockets) socket.destroy();
    const packed = { 'content-encoding': 'gzip' };
    await vi.waitUntil(
      async () => (await server.post(EVENTS, gzipSync('[]'), packed)).status === 200,
      PATIENCE,
    );
  });

  it('tells open pages of releases and events, and only those who are signed in', async () => {
    expect((await fetch(`${server.url}/api/live`)).status).toBe(401);
    server.sessions.add('session=ada');
    const messages = readStream(
      await fetch(`${server.url}/api/live`, { headers: { cookie: 'session=ada' } }),
    );
    await server.sql`SELECT pg_notify('sluice_release', 'release-1')`;
    expect((await messages.next()).value?.data).toBe('release:release-1');
    await server.post(EVENTS, three);
    expect((await messages.next()).value?.data).toBe(`feature:${SCENARIO.featureId}`);
    // The second call within the same second is told once more, later; the third goes with it.
    await server.post(EVENTS, { id: 'd', feature });
    await server.post(EVENTS, { id: 'e', feature });
    expect((await messages.next()).value?.data).toBe(`feature:${SCENARIO.featureId}`);
    await messages.return(undefined);
  });

  it('names the path of OTLP where it is missing from the address', async () => {
    const answered = await server.post('/v1/traces', {});
    expect(answered.status).toBe(404);
    expect(await answered.text()).toContain('/otlp/v1/traces');
  });

  it('says how it is: alive, ready, measured; everything else is a page', async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${server.url}/readyz`);
    expect(await answer(ready)).toMatchObject([
      200,
      { status: 'ready', database: { ok: true }, snapshot: { last_error: null } },
    ]);
    await server.post(EVENTS, [...three, three[0], {}]);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toMatch(/^sluice_events_total\{outcome="duplicate"\} [1-9]/m);
    expect(metrics).toMatch(/^sluice_snapshot_age_seconds [\d.]+$/m);
    expect(metrics).toMatch(/^# TYPE sluice_http_requests_total counter$/m);
    expect(await (await fetch(`${server.url}/anything`)).text()).toBe('a page');
    expect((await server.post('/readyz', '')).status).toBe(405);
  });
});
