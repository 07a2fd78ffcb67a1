import { OFREPProvider } from '@openfeature/ofrep-provider';
import { OpenFeature } from '@openfeature/server-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import { startTestServer, type TestServer } from '@/lib/testing/http-server';
import { readStream } from '@/lib/testing/read-stream';
import { insertKey, SCENARIO, setRelease } from '@/lib/testing/routing-scenario';

const database = useTestDatabase();
const everyone = { kind: 'everyone' } as const;
const ONE = `/ofrep/v1/evaluate/flags/${SCENARIO.featureKey}`;
const BULK = '/ofrep/v1/evaluate/flags';
// By bucketing.cases.json: 0.269… and 0.500…
const IN = 'user-2';
const OUT = 'ada@example.org';

describe('OFREP over HTTP', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(database.url, [
      { rule: everyone, share: 0.01 },
      { rule: everyone, share: 0.5 },
    ]);
  });
  afterAll(() => server.close());

  const moveTo = async (
    ...state: Parameters<typeof setRelease> extends [unknown, ...infer Rest] ? Rest : never
  ) => {
    await setRelease(server.sql, ...state);
    await server.store.refresh();
  };
  const ask = (targetingKey: unknown, path = ONE) => server.post(path, { context: { targetingKey } });

  it('answers with value, variant, reason and flat metadata', async () => {
    const response = await ask(IN);
    expect(response.status).toBe(200);
    const labels = {
      model_version: 'model-2',
      prompt_version: 'prompt-1',
      retrieval_version: 'index-1',
      policy_version: 'policy-1',
    };
    expect(await response.json()).toEqual({
      key: SCENARIO.featureKey,
      value: { config: { temperature: 1 }, ...labels },
      reason: 'SPLIT',
      variant: 'v2',
      metadata: {
        ...labels,
        feature: SCENARIO.featureKey,
        arm: 'candidate',
        release: SCENARIO.releaseId,
        stage: 'Stage 2',
      },
    });
    expect(await (await ask(OUT)).json()).toMatchObject({ variant: 'v1', metadata: { arm: 'baseline' } });
  });

  it('serves an unmodified OpenFeature client, before, during and after a release', async () => {
    const provider = new OFREPProvider({
      baseUrl: server.url,
      headers: [['Authorization', `Bearer ${SCENARIO.secret}`]],
    });
    await OpenFeature.setProviderAndWait('sluice-test', provider);
    const client = OpenFeature.getClient('sluice-test');
    const variantFor = async (targetingKey: string) => {
      const details = await client.getObjectDetails(SCENARIO.featureKey, {}, { targetingKey });
      expect(details.errorCode).toBeUndefined();
      return details.variant;
    };
    await moveTo('live', 1);
    expect([await variantFor(IN), await variantFor(OUT)]).toEqual(['v1', 'v1']);
    await moveTo('live', 2);
    expect([await variantFor(IN), await variantFor(OUT)]).toEqual(['v2', 'v1']);
    await moveTo('held', 2);
    expect([await variantFor(IN), await variantFor(OUT)]).toEqual(['v2', 'v1']);
    await moveTo('rolling_back', 2);
    expect([await variantFor(IN), await variantFor(OUT)]).toEqual(['v1', 'v1']);
    await moveTo('live', 2);

    const details = await client.getObjectDetails('no-such-flag', { mine: true }, { targetingKey: IN });
    expect(details).toMatchObject({ value: { mine: true }, errorCode: 'FLAG_NOT_FOUND' });
    await OpenFeature.close();
  });

  it('leaves out the release outside one, and the value without a live version', async () => {
    await moveTo('closed', 2);
    expect(await (await ask(IN)).json()).toMatchObject({ reason: 'STATIC', variant: 'v1' });
    expect(((await (await ask(IN)).json()) as { metadata: object }).metadata).not.toHaveProperty('release');
    await server.sql`UPDATE feature SET live_version_id = NULL`;
    await server.store.refresh();
    expect(await (await ask(IN)).json()).toEqual({
      key: SCENARIO.featureKey,
      reason: 'UNKNOWN',
      metadata: { feature: SCENARIO.featureKey },
    });
    await server.sql`UPDATE feature SET live_version_id = ${SCENARIO.baselineId}`;
    await moveTo('live', 2);
  });

  it.each<[string, unknown, number, string]>([
    ['no JSON', '{', 400, 'PARSE_ERROR'],
    ['no object', [], 400, 'PARSE_ERROR'],
    ['no context', {}, 400, 'TARGETING_KEY_MISSING'],
    ['no targeting key', { context: { tenant: 'acme' } }, 400, 'TARGETING_KEY_MISSING'],
    ['an empty targeting key', { context: { targetingKey: '' } }, 400, 'TARGETING_KEY_MISSING'],
    ['a targeting key that is no text', { context: { targetingKey: 7 } }, 400, 'INVALID_CONTEXT'],
    ['a context that is no object', { context: 'user-2' }, 400, 'INVALID_CONTEXT'],
    ['a body above 1 MB', { context: { targetingKey: 'a', x: 'x'.repeat(1_100_000) } }, 413, 'GENERAL'],
  ])('refuses %s', async (_, body, status, errorCode) => {
    for (const path of [ONE, BULK]) {
      const response = await server.post(path, body);
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({
        errorCode,
        ...(path === ONE && { key: SCENARIO.featureKey }),
      });
    }
  });

  it('answers FLAG_NOT_FOUND for a key that nobody has', async () => {
    const response = await ask(IN, '/ofrep/v1/evaluate/flags/constructor');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ key: 'constructor', errorCode: 'FLAG_NOT_FOUND' });
  });

  it('wants a key with the evaluate scope, in either header, and forgets a revoked one at once', async () => {
    await insertKey(server.sql, 'slc_reader', ['evaluate']);
    await insertKey(server.sql, 'slc_writer', ['ingest', 'release']);
    await server.store.refresh();
    const status = async (headers: Record<string, string>, path = ONE) => {
      const body = JSON.stringify({ context: { targetingKey: IN } });
      return (await fetch(server.url + path, { method: 'POST', body, headers })).status;
    };
    for (const path of [ONE, BULK]) {
      expect(await status({}, path)).toBe(401);
      expect(await status({ authorization: 'Bearer slc_nobody' }, path)).toBe(401);
      expect(await status({ authorization: 'Basic slc_reader' }, path)).toBe(401);
      expect(await status({ authorization: 'Bearer slc_writer' }, path)).toBe(403);
      expect(await status({ authorization: 'bearer slc_reader' }, path)).toBe(200);
      expect(await status({ 'x-api-key': 'slc_reader' }, path)).toBe(200);
    }
    await server.sql`UPDATE api_key SET revoked_at = now() WHERE name = 'slc_reader'`;
    await server.store.refresh();
    expect(await status({ 'x-api-key': 'slc_reader' })).toBe(401);
  });

  it('answers in bulk with an ETag that holds until an answer changes', async () => {
    const first = await ask(IN, BULK);
    const body = (await first.json()) as { flags: unknown[]; eventStreams: { type: string; url: string }[] };
    expect(body.flags).toMatchObject([{ key: SCENARIO.featureKey, variant: 'v2' }]);
    const etag = first.headers.get('etag') ?? '';
    const again = () => server.post(BULK, { context: { targetingKey: IN } }, { 'if-none-match': etag });
    const same = await again();
    expect([same.status, await same.text()]).toEqual([304, '']);
    await moveTo('live', 1);
    expect((await again()).status).toBe(200);
    await moveTo('live', 2);
    expect((await again()).status).toBe(304);
  });

  it('tells a following client to ask again when routing changes, and what it missed', async () => {
    const { eventStreams } = (await (await ask(IN, BULK)).json()) as {
      eventStreams: { type: string; url: string }[];
    };
    expect(eventStreams).toEqual([
      { type: 'sse', url: expect.stringContaining(`${server.url}/ofrep/v1/events?token=`) },
    ]);
    const url = eventStreams[0]?.url ?? '';
    expect(url).not.toContain(SCENARIO.secret);

    const stream = await fetch(url);
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const messages = readStream(stream);
    await setRelease(server.sql, 'rolling_back', 2);
    await server.sql`SELECT pg_notify('sluice_routing', '')`;
    const { value: told } = await messages.next();
    expect(told).toMatchObject({ event: 'message', id: server.store.current?.routingHash });
    expect(JSON.parse(told?.data ?? '')).toEqual({
      type: 'refetchEvaluation',
      etag: `"${server.store.current?.routingHash}"`,
      lastModified: expect.any(Number),
    });
    await messages.return(undefined);

    await moveTo('live', 2);
    const missed = readStream(await fetch(url, { headers: { 'last-event-id': told?.id ?? '' } }));
    expect((await missed.next()).value?.id).toBe(server.store.current?.routingHash);
    await missed.return(undefined);
  });

  it('opens no stream for a changed token, and ends the streams of a revoked key', async () => {
    await insertKey(server.sql, 'slc_follower', ['evaluate']);
    await server.store.refresh();
    const bulk = await server.post(
      BULK,
      { context: { targetingKey: IN } },
      { authorization: 'Bearer slc_follower' },
    );
    const { eventStreams } = (await bulk.json()) as { eventStreams: { url: string }[] };
    const url = eventStreams[0]?.url ?? '';
    expect((await fetch(`${url}x`)).status).toBe(401);
    expect((await fetch(`${server.url}/ofrep/v1/events`)).status).toBe(401);
    const messages = readStream(await fetch(url));
    await server.sql`UPDATE api_key SET revoked_at = now() WHERE name = 'slc_follower'`;
    await server.store.refresh();
    expect((await messages.next()).done).toBe(true);
    expect((await fetch(url)).status).toBe(401);
  });

  it('lets a web client of another origin ask', async () => {
    for (const path of [ONE, BULK, '/ofrep/v1/events']) {
      const preflight = await fetch(server.url + path, { method: 'OPTIONS' });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
    }
    expect((await ask(IN, BULK)).headers.get('access-control-allow-origin')).toBe('*');
    expect((await fetch(server.url + ONE)).status).toBe(405);
  });
});
