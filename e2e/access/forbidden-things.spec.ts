import type { Permission } from '../../lib/core/access/permissions';
import type { AuditPage } from '../../lib/schemas/audit';
import { createKey } from '../fixtures/scenario';
import { ACCESS_ROWS } from './access-rows';
import { byKey, expect, type Installation, type Player, test } from './installation';

function player({ players }: Installation, name: string): Player {
  const found = players.find((one) => one.name === name);
  if (!found) throw new Error(`There is no player ${name}`);
  return found;
}

async function newestRefusal({ admin }: Installation) {
  const page = await admin.get<AuditPage>('/audit?action=access.refused&limit=1');
  return page.entries[0];
}

test('an admin who is not the owner cannot promote, and the attempt is on record', async ({
  installation,
}) => {
  const { release, adminId } = installation;
  const answer = await player(installation, 'admin').http.post(`/api/v1/releases/${release.id}/transitions`, {
    data: { event: 'promote', seq: release.seq },
  });
  expect(answer.status()).toBe(403);
  expect(await answer.json()).toMatchObject({
    code: 'forbidden',
    reason: 'not_owner',
    detail: 'Only owner may promote.',
  });
  expect(await newestRefusal(installation)).toMatchObject({
    actor: { kind: 'user', id: adminId },
    release: { id: release.id },
    sentence: 'was refused: Only owner may promote.',
    data: { permission: 'release:promote' },
  });
  const after = await (await player(installation, 'owner').http.get(`/api/v1/releases/${release.id}`)).json();
  expect(after).toMatchObject({ status: 'offline_check', seq: release.seq });
});

/** What reviewers are there for. */
const OF_REVIEWERS: readonly Permission[] = ['review:judge', 'release:sign_off', 'account:own'];

test('a reviewer writes verdicts, signs, and changes their own password, and nothing else', async ({
  installation,
}) => {
  const reviewer = player(installation, 'reviewer');
  const writes = ACCESS_ROWS.filter(
    ({ route, permission, keysOnly, reads }) =>
      !route.startsWith('GET ') &&
      !keysOnly &&
      permission !== 'public' &&
      !reads &&
      !OF_REVIEWERS.includes(permission),
  );
  expect(writes.length).toBeGreaterThan(20);
  for (const row of writes) {
    const [method = ''] = row.route.split(' ');
    const data = row.body?.(installation);
    const path = await row.path(installation);
    const answer = await reviewer.http.fetch(path, { method, ...(data === undefined ? {} : { data }) });
    expect(answer.status(), `${row.route} ${row.what ?? ''}`).toBe(403);
  }
});

test('a revoked key is refused at once: for evaluating, for ingesting, for releasing', async ({
  installation,
}) => {
  const { url, admin, feature } = installation;
  for (let round = 0; round < 5; round += 1) {
    const { id, secret } = await createKey(admin, 'evaluate', 'ingest', 'release');
    const http = await byKey(url, secret);
    const statuses = async () =>
      Promise.all(
        [
          http.post(`/ofrep/v1/evaluate/flags/${feature.key}`, { data: { context: { targetingKey: 'u' } } }),
          http.post('/ofrep/v1/evaluate/flags', { data: { context: { targetingKey: 'u' } } }),
          http.post('/api/v1/events', {
            data: [{ id: `round-${round}`, feature: feature.key, variant: 'v1' }],
          }),
          http.get('/api/v1/releases'),
        ].map(async (answer) => (await answer).status()),
      );
    expect(await statuses()).toEqual([200, 200, 200, 200]);
    expect((await admin.raw('delete', `/keys/${id}`)).status()).toBe(200);
    expect(await statuses()).toEqual([401, 401, 401, 401]);
    await http.dispose();
  }
});

test('a demotion acts on the session that is open', async ({ installation }) => {
  const { admin } = installation;
  const member = player(installation, 'member');
  const create = (key: string) =>
    member.http.post('/api/v1/features', {
      data: {
        key,
        name: 'Mine',
        liveVersion: { model_version: 'm', prompt_version: 'p', retrieval_version: 'r', policy_version: 'c' },
      },
    });
  expect((await create('before-demotion')).status()).toBe(201);
  await admin.raw('patch', `/users/${member.actor?.id}`, { role: 'viewer' });
  expect((await create('after-demotion')).status()).toBe(403);
  await admin.raw('patch', `/users/${member.actor?.id}`, { role: 'member' });
  expect((await create('after-return')).status()).toBe(201);
});

test('a write from the page of another site is refused, whatever cookies come with it', async ({
  installation,
}) => {
  const { admin } = installation;
  const answer = await admin.http.post('/api/v1/keys', {
    headers: { origin: 'https://evil.example' },
    data: { name: 'stolen', scopes: ['release'] },
  });
  expect(answer.status()).toBe(403);
  expect(await answer.json()).toMatchObject({ reason: 'foreign_origin' });
});

test('pages that need more than a viewer has say so, and show nothing of it', async ({
  installation,
  page,
  context,
}) => {
  const viewer = player(installation, 'viewer');
  const { name, prefix } = await createKey(installation.admin, 'evaluate');
  await context.addCookies((await viewer.http.storageState()).cookies);
  for (const [path, sentence] of [
    ['/settings/keys', 'The role viewer may not manage API keys.'],
    ['/features/new', 'The role viewer may not create features.'],
    ['/releases/new', 'You may not open a release'],
  ] as const) {
    await page.goto(`${installation.url}${path}`);
    await expect(page.getByText(sentence)).toBeVisible();
    const html = await page.content();
    expect(html).not.toContain(prefix);
    expect(html).not.toContain(`>${name}<`);
    await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
  }
  await page.goto(`${installation.url}/settings/people`);
  await expect(page.getByRole('cell', { name: 'owner@example.com' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
});

test('pages send strangers and the disabled to sign in', async ({ installation, browser }) => {
  for (const name of ['nobody', 'disabled admin']) {
    const context = await browser.newContext();
    await context.addCookies((await player(installation, name).http.storageState()).cookies);
    const page = await context.newPage();
    for (const path of [
      '/',
      '/features',
      '/releases',
      `/releases/${installation.release.id}`,
      '/audit',
      '/settings/keys',
    ]) {
      await page.goto(`${installation.url}${path}`);
      await expect(page, `${name} at ${path}`).toHaveURL(/\/sign-in/);
    }
    await context.close();
  }
});

test('the live stream is for those who are signed in', async ({ installation }) => {
  const open = async (headers: Record<string, string>) => {
    const abort = new AbortController();
    const topics = `topics=release:${installation.release.id}`;
    const answer = await fetch(`${installation.url}/api/live?${topics}`, { headers, signal: abort.signal });
    abort.abort();
    return answer.status;
  };
  const cookieOf = async (name: string) => {
    const { cookies } = await player(installation, name).http.storageState();
    return { cookie: cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; ') };
  };
  const { secret } = await createKey(installation.admin, 'evaluate', 'ingest', 'release');
  expect(await open(await cookieOf('viewer'))).toBe(200);
  expect(await open(await cookieOf('disabled admin'))).toBe(401);
  expect(await open({ authorization: `Bearer ${secret}` })).toBe(401);
  expect(await open({})).toBe(401);
});
