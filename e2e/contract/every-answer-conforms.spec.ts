import type { APIRequestContext } from '@playwright/test';
import type { TargetWithSecret } from '../../lib/schemas/notification';
import type { ApiDocument } from '../../lib/server/transport/openapi/api-document';
import { ACCESS_ROWS } from '../access/access-rows';
import { byKey, expect, type Installation, test } from '../access/installation';
import { Application } from '../fixtures/application';
import { createCheckedRelease, createFeature, createKey, move } from '../fixtures/scenario';
import { wholeNote } from '../fixtures/whole-note';
import { AnswerCheck } from './answer-check';

const PEOPLE = Array.from({ length: 300 }, (_, n) => `person-${n}`);
const EVERYONE = { canary: { rule: { kind: 'everyone' as const }, share: 0.2 } };

async function checkOf({ url, admin }: Installation): Promise<AnswerCheck> {
  const answer = await admin.http.get(`${url}/api/v1/openapi.json`);
  return new AnswerCheck((await answer.json()) as ApiDocument);
}

function operationOf({ route, keysOnly }: (typeof ACCESS_ROWS)[number]): string {
  if (keysOnly) return route;
  const [method, path = ''] = route.split(' ');
  return `${method} /api/v1${path.replaceAll('[', '{').replaceAll(']', '}')}`;
}

test('the document is for anybody, and is not sent twice to who has it', async ({ installation }) => {
  const nobody = installation.players.find(({ actor }) => actor === null);
  const first = await nobody?.http.get('/api/v1/openapi.json');
  const { etag = '', 'cache-control': caching } = first?.headers() ?? {};
  expect([first?.status(), caching]).toEqual([200, 'public, max-age=300']);
  const again = await nobody?.http.get('/api/v1/openapi.json', { headers: { 'if-none-match': etag } });
  expect(again?.status()).toBe(304);
});

test('an answer is found out where another status, type or shape is documented', async ({ installation }) => {
  const { admin, players } = installation;
  const check = await checkOf(installation);
  const nobody = players.find(({ actor }) => actor === null);
  const [features, metrics, refusal] = await Promise.all([
    admin.http.get('/api/v1/features'),
    admin.http.get('/metrics'),
    nobody?.http.get('/api/v1/features'),
  ]);
  expect(await check.faults('GET /api/v1/features', features)).toEqual([]);
  expect(await check.faults('GET /api/v1/users', features)).not.toEqual([]);
  expect(await check.faults('GET /api/v1/features', metrics)).toEqual([
    'GET /api/v1/features answered 200 with text/plain',
  ]);
  if (!refusal) throw new Error('There is no player nobody');
  expect((await check.faults('GET /healthz', refusal))[0]).toContain('which the document does not know');
});

test('whatever anybody is answered on any route is as the document says, refusals too', async ({
  installation,
}) => {
  test.setTimeout(300_000);
  const check = await checkOf(installation);
  const faults: string[] = [];
  for (const { http, name } of installation.players) {
    for (const row of ACCESS_ROWS) {
      const [method = ''] = row.route.split(' ');
      const data = row.body?.(installation);
      const answer = await http.fetch(await row.path(installation), {
        method,
        ...(data === undefined ? {} : { data }),
      });
      faults.push(...(await check.faults(operationOf(row), answer)).map((fault) => `${name}: ${fault}`));
      await answer.dispose();
    }
  }
  expect(faults).toEqual([]);
});

test('a release in the midst of its traffic is shown as the document says, by every route that reads', async ({
  installation,
}) => {
  test.setTimeout(300_000);
  const { url, admin } = installation;
  const check = await checkOf(installation);
  const feature = await createFeature(admin);
  const { secret } = await createKey(admin, 'evaluate', 'ingest');
  const application = await Application.connect({ url, key: secret, feature: feature.key });
  await application.serve(PEOPLE, { tenant: 'acme', region: 'eu' });
  const release = await createCheckedRelease(admin, feature, wholeNote(EVERYONE));
  await move(admin, release, 'promote');
  await application.serve(PEOPLE, { tenant: 'acme', region: 'eu' });
  await admin.post('/metric-sources', {
    name: 'prometheus of ours',
    kind: 'prometheus',
    config: { url: 'http://127.0.0.1:9', auth: 'none' },
  });
  await admin.put('/prices', { model: 'gpt-*', inputUsd: 1, cachedInputUsd: null, outputUsd: 2 });

  const { target } = await admin.post<TargetWithSecret>('/notification-targets', {
    ...{ name: 'on call', kind: 'webhook', address: 'https://nowhere.invalid/' },
  });
  const deliveries = 'GET /api/v1/notification-targets/{id}/deliveries';

  const { evidence } = await admin.get<{ evidence: { id: string }[] }>(`/releases/${release.id}`);
  const given: Record<string, string | undefined> = {
    id: release.id,
    releaseId: release.id,
    key: feature.key,
    evidenceId: evidence[0]?.id,
  };
  const key = await byKey(url, secret);
  const faults: string[] = [];
  const ask = async (http: APIRequestContext, operation: string, address?: string, data?: unknown) => {
    const [method = '', path = ''] = operation.split(' ');
    const filled = address ?? path.replace(/\{(\w+)\}/g, (_, name: string) => given[name] ?? '');
    const answer = await http.fetch(filled, { method, ...(data === undefined ? {} : { data }) });
    faults.push(...(await check.faults(operation, answer)));
    return answer.status();
  };
  const reads = check
    .operations()
    .filter((operation) => operation.startsWith('GET ') && operation !== 'GET /ofrep/v1/events');
  const statuses = await Promise.all(
    reads.map(async (operation) => {
      const address =
        operation === deliveries ? `/api/v1/notification-targets/${target.id}/deliveries` : undefined;
      return [operation, await ask(admin.http, operation, address)];
    }),
  );
  // The four movements are signed before full rollout only.
  const early = 'GET /api/v1/releases/{id}/sign-off';
  expect(statuses).toEqual(reads.map((operation) => [operation, operation === early ? 409 : 200]));

  const cases = 'GET /api/v1/releases/{id}/evidence/{evidenceId}/cases';
  for (const as of ['csv', 'jsonl']) {
    const address = `/api/v1/releases/${release.id}/evidence/${given.evidenceId}/cases?as=${as}`;
    expect(await ask(admin.http, cases, address)).toBe(200);
  }
  const context = { targetingKey: 'person-1', tenant: 'acme' };
  expect(await ask(key, 'POST /ofrep/v1/evaluate/flags/{key}', undefined, { context })).toBe(200);
  expect(await ask(key, 'POST /ofrep/v1/evaluate/flags', undefined, { context })).toBe(200);
  expect(await ask(key, 'POST /ofrep/v1/evaluate/flags', undefined, {})).toBe(400);
  expect(
    await ask(key, 'POST /api/v1/events', undefined, [{ id: 'x', feature: feature.key, latancy_ms: 1 }]),
  ).toBe(422);
  expect(faults).toEqual([]);

  const { seq } = await admin.get<{ seq: number }>(`/releases/${release.id}`);
  const transitions = 'POST /api/v1/releases/{id}/transitions';
  const rollBack = { event: 'roll_back', seq, reason: 'The answers are wrong' };
  expect(await ask(admin.http, transitions, undefined, rollBack)).toBe(200);
  expect(await ask(admin.http, transitions, undefined, rollBack)).toBe(409);
  expect(await ask(admin.http, 'GET /api/v1/releases/{id}')).toBe(200);
  expect(faults).toEqual([]);
});
