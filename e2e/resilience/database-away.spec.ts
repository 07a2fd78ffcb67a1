import postgres from 'postgres';
import { Application } from '../fixtures/application';
import { ConsoleApi } from '../fixtures/console-api';
import { expect, test } from '../fixtures/own-app';
import { createFeature, createKey } from '../fixtures/scenario';
import { signIn } from '../fixtures/sign-in';

test('routes on from the last snapshot while the database is away, says what does not work, and recovers', async ({
  database,
  startApp,
  page,
}) => {
  const app = await startApp();
  const api = await ConsoleApi.setUp(app.url);
  const feature = await createFeature(api);
  const { secret } = await createKey(api, 'evaluate', 'ingest');
  const application = await Application.connect({ url: app.url, key: secret, feature: feature.key });
  expect(await application.promptFor('someone')).toBe('p41');

  await signIn(page, app.url);

  const name = new URL(database.url).pathname.slice(1);
  const admin = postgres(new URL('/postgres', database.url).href, { max: 1 });
  const report = () =>
    fetch(`${app.url}/api/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify([{ id: 'while-away', feature: feature.key, variant: 'v1' }]),
    });
  try {
    await admin.unsafe(`ALTER DATABASE "${name}" WITH ALLOW_CONNECTIONS false`);
    await admin`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ${name}`;

    await expect.poll(async () => (await fetch(`${app.url}/readyz`)).status).toBe(503);
    for (let n = 0; n < 200; n += 1) expect(await application.promptFor(`user-${n}`)).toBe('p41');

    const refused = await report();
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);

    await page.goto(`${app.url}/features`);
    await expect(page.getByText('The database does not answer', { exact: false }).first()).toBeVisible();
    await expect(page.getByText(/snapshot/).first()).toBeVisible();
  } finally {
    await admin.unsafe(`ALTER DATABASE "${name}" WITH ALLOW_CONNECTIONS true`);
    await admin.end();
  }

  await expect.poll(async () => (await fetch(`${app.url}/readyz`)).status, { timeout: 30_000 }).toBe(200);
  await expect.poll(async () => (await report()).status, { timeout: 30_000 }).toBe(200);
  // A page that is asked for while connections are renewed may fail once more.
  await expect(async () => {
    await page.goto(`${app.url}/features`);
    await expect(page.getByRole('link', { name: feature.key })).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
});
