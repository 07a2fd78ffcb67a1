import {
  type APIRequestContext,
  test as base,
  expect,
  type PlaywrightWorkerArgs,
  request,
} from '@playwright/test';
import type { Actor } from '../../lib/core/access/actor';
import type { Role } from '../../lib/core/access/permissions';
import type { FeatureView } from '../../lib/schemas/feature';
import type { CreatedKeyView, UserView } from '../../lib/schemas/identity';
import type { ReleaseView } from '../../lib/schemas/release';
import { planTestDatabase } from '../../lib/testing/plan-test-database';
import { startAppUnderTest } from '../../scripts/test/app-under-test.mjs';
import { ADMIN, ConsoleApi } from '../fixtures/console-api';
import { createCheckedRelease, createFeature, createKey, move } from '../fixtures/scenario';

const PASSWORD = 'correct horse battery';

/** One who asks: as the core sees them (null: nobody), and what sends requests for them. */
export interface Player {
  name: string;
  actor: Actor | null;
  http: APIRequestContext;
}

export interface Installation {
  url: string;
  admin: ConsoleApi;
  adminId: string;
  feature: FeatureView;
  /** In the offline check; owned by the player "owner", a member. */
  release: ReleaseView;
  players: Player[];
}

/** An installation with everybody in it: each role, the owner, a disabled user, each key scope, a revoked key. */
export const test = base.extend<object, { installation: Installation }>({
  installation: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}: PlaywrightWorkerArgs, use) => {
      const database = planTestDatabase();
      await database.create();
      const app = await startAppUnderTest({ databaseUrl: database.url });
      try {
        await use(await furnish(app.url));
      } finally {
        await app.stop();
        await database.drop();
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

export { expect };

async function furnish(url: string): Promise<Installation> {
  const admin = await ConsoleApi.setUp(url);
  const people = await admin.get<UserView[]>('/users');
  const adminId = people.find(({ email }) => email === ADMIN.email)?.id ?? '';
  const feature = await createFeature(admin);
  const release = await createCheckedRelease(admin, feature);
  const [owner, ...others] = [
    await addPerson(admin, 'owner', 'member'),
    await addPerson(admin, 'member', 'member'),
    await addPerson(admin, 'reviewer', 'reviewer'),
    await addPerson(admin, 'viewer', 'viewer'),
  ];
  await move(admin, release, 'hand_over', { toOwnerId: owner.actor?.id ?? '', reason: 'Dana is away' });
  const players: Player[] = [
    {
      name: 'admin',
      actor: { kind: 'user', id: adminId, name: ADMIN.name, email: ADMIN.email, role: 'admin' },
      http: admin.http,
    },
    owner,
    ...others,
    await addDisabled(admin),
    {
      name: 'nobody',
      actor: null,
      http: await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } }),
    },
    await addKey(admin, 'evaluate'),
    await addKey(admin, 'ingest'),
    await addKey(admin, 'release'),
    await addRevokedKey(admin),
  ];
  return {
    url,
    admin,
    adminId,
    feature,
    release: await admin.get<ReleaseView>(`/releases/${release.id}`),
    players,
  };
}

async function addPerson(admin: ConsoleApi, name: string, role: Role): Promise<Player> {
  const email = `${name}@example.com`;
  const { id } = await admin.post<UserView>('/users', { name, email, role, password: PASSWORD });
  const { http } = await ConsoleApi.signIn(admin.url, { email, password: PASSWORD });
  return { name, actor: { kind: 'user', id, name, email, role }, http };
}

/** Was an admin, and still holds the session of that time. */
async function addDisabled(admin: ConsoleApi): Promise<Player> {
  const { actor, http } = await addPerson(admin, 'disabled', 'admin');
  const answer = await admin.raw('patch', `/users/${actor?.id}`, { disabled: true });
  expect(answer.status()).toBe(200);
  return { name: 'disabled admin', actor: null, http };
}

async function addKey(admin: ConsoleApi, scope: CreatedKeyView['scopes'][number]): Promise<Player> {
  const { id, name, scopes, secret } = await createKey(admin, scope);
  return {
    name: `key:${scope}`,
    actor: { kind: 'key', id, name, scopes },
    http: await byKey(admin.url, secret),
  };
}

async function addRevokedKey(admin: ConsoleApi): Promise<Player> {
  const { id, secret } = await createKey(admin, 'evaluate', 'ingest', 'release');
  const answer = await admin.raw('delete', `/keys/${id}`);
  expect(answer.status()).toBe(200);
  return { name: 'revoked key', actor: null, http: await byKey(admin.url, secret) };
}

export function byKey(url: string, secret: string): Promise<APIRequestContext> {
  return request.newContext({ baseURL: url, extraHTTPHeaders: { authorization: `Bearer ${secret}` } });
}
