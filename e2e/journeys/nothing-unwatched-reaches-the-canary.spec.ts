import type { Page } from '@playwright/test';
import pg from 'pg';
import type { ReleaseView } from '../../lib/schemas/release';
import { ConsoleApi } from '../fixtures/console-api';
import { ConsolePages } from '../fixtures/console-pages';
import { expect, test } from '../fixtures/own-app';
import { createFeature, createKey, move, sendEvents, uploadEvidence } from '../fixtures/scenario';
import { signIn } from '../fixtures/sign-in';
import { watchConsole } from '../fixtures/watch-console';
import { wholeNote } from '../fixtures/whole-note';

const QUERY = `SELECT avg(score) AS value, count(*) AS n
FROM judged_answers
WHERE at >= {{from}} AND version = {{version}}
GROUP BY version`;

async function draftRelease(api: ConsoleApi, key: string, watched: boolean): Promise<ReleaseView> {
  const feature = await createFeature(api, key);
  const candidate = feature.versions.find(({ variant }) => variant === 'v2');
  const note = wholeNote();
  return api.post<ReleaseView>('/releases', {
    featureKey: key,
    title: `Shorter answers in ${key}`,
    candidateVersionId: candidate?.id,
    note: watched ? note : { ...note, monitoringQuery: null },
  });
}

/** What stands in the way of the canary, by the codes that the API names. */
async function promotionRefusals(api: ConsoleApi, { id }: ReleaseView): Promise<string[]> {
  const { seq } = await api.get<ReleaseView>(`/releases/${id}`);
  const answer = await api.raw('post', `/releases/${id}/transitions`, { event: 'promote', seq });
  expect(answer.status()).toBe(409);
  const { issues } = (await answer.json()) as { issues: { code: string }[] };
  return issues.map(({ code }) => code);
}

async function run(databaseUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

function gateRow(page: Page, code: string) {
  return page.locator(`[data-check=${code}]`);
}

test('a release without evidence waits before the canary, and begins once the comparison is there', async ({
  startApp,
  page,
}) => {
  test.setTimeout(480_000);
  const { url } = await startApp();
  const api = await ConsoleApi.setUp(url);
  const { secret } = await createKey(api, 'ingest');
  const release = await draftRelease(api, 'replies', true);
  await move(api, release, 'start');
  await sendEvents(url, secret, 'replies', { variant: 'v1', count: 20 });
  const heard = watchConsole(page);
  const pages = new ConsolePages(page, url);
  await signIn(page, url);

  await page.goto(`${url}/releases/${release.id}`);
  await expect(page.getByRole('button', { name: 'Promote to Tiny canary' })).toBeDisabled();
  await expect(gateRow(page, 'monitoring_query_answers')).toHaveAttribute('data-outcome', 'pass');
  const line = gateRow(page, 'offline_evidence');
  await expect(line).not.toHaveAttribute('data-outcome', 'pass');
  await line.locator('summary').click();
  await line.getByRole('link', { name: 'Offline comparison' }).click();
  await expect(page.getByText('None yet. The canary waits for it.')).toBeInViewport();
  expect(await promotionRefusals(api, release)).toEqual(['offline_evidence']);

  await pages.attachEvidence();
  await pages.advance('Promote to Tiny canary');
  await expect(page.getByText('live', { exact: true }).first()).toBeVisible();
  heard.expectQuiet();
});

test('a release whose monitoring query answers nothing waits before the canary, and begins once rows are there', async ({
  startApp,
  page,
  database,
}) => {
  test.setTimeout(480_000);
  const { url } = await startApp();
  const api = await ConsoleApi.setUp(url);
  await run(database.url, 'CREATE TABLE judged_answers (at timestamptz, version text, score float8)');
  const release = await draftRelease(api, 'answers', false);
  const heard = watchConsole(page);
  const pages = new ConsolePages(page, url);
  await signIn(page, url);

  await addWarehouse(page, url, new URL(database.url));
  await page.goto(`${url}/releases/${release.id}/note#monitoringQuery`);
  const field = page.getByRole('group', { name: /^Dashboard \/ query/ });
  // The cursor goes into the field that the address names, once the page is alive.
  await expect(field.getByRole('button', { name: /^Watch quality/ })).toBeFocused();
  await field.getByRole('button', { name: 'Ask a metric source' }).click();
  await field.getByLabel('Query in PostgreSQL').fill(QUERY);
  await field.getByRole('button', { name: 'Try it' }).click();
  await expect(field.getByText('The query returned no rows.')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();
  await move(api, release, 'start');
  const attached = await uploadEvidence(api, release);
  expect(attached.status(), await attached.text()).toBe(201);

  await page.goto(`${url}/releases/${release.id}`);
  await expect(page.getByRole('button', { name: 'Promote to Tiny canary' })).toBeDisabled();
  await expect(gateRow(page, 'offline_evidence')).toHaveAttribute('data-outcome', 'pass');
  const line = gateRow(page, 'monitoring_query_answers');
  await line.locator('summary').click();
  // Asked within a minute, by itself.
  await expect(line).toContainText('no points for the baseline. The query returned no rows.', {
    timeout: 90_000,
  });
  await line.getByRole('link', { name: 'Monitoring query' }).click();
  const card = page.getByRole('region', { name: 'Monitoring query' });
  await expect(card.getByText('Widen the window, or look whether the names')).toBeInViewport();
  await expect(card.getByRole('link', { name: 'The query in the note' })).toBeVisible();
  expect(await promotionRefusals(api, release)).toEqual(['monitoring_query_answers']);

  await run(database.url, "INSERT INTO judged_answers VALUES (now(), 'v1', 0.8), (now(), 'v1', 0.9)");
  await card.getByRole('button', { name: 'Ask again' }).click();
  await expect(card.locator('[data-arm=baseline]')).toContainText('0.85');
  await expect(line).toHaveAttribute('data-outcome', 'pass');
  await pages.advance('Promote to Tiny canary');
  await expect(page.getByText('live', { exact: true }).first()).toBeVisible();
  heard.expectQuiet();
});

/** The test's own database as a metric source. */
async function addWarehouse(page: Page, url: string, address: URL): Promise<void> {
  await page.goto(`${url}/settings/sources`);
  await page.getByRole('button', { name: 'Add a source' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('warehouse');
  await dialog.getByText('PostgreSQL', { exact: true }).click();
  await dialog.getByLabel('Host').fill(address.hostname);
  await dialog.getByLabel('Port').fill(address.port);
  await dialog.getByLabel('Database').fill(address.pathname.slice(1));
  await dialog.getByLabel('User').fill(decodeURIComponent(address.username));
  await dialog.getByLabel('Password').fill(decodeURIComponent(address.password));
  await dialog.getByLabel('Encryption').selectOption('Not encrypted');
  await dialog.getByRole('button', { name: 'Add the source' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Test warehouse' }).click();
  await expect(dialog.getByText(/PostgreSQL [\d.]+ answered in/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
}
