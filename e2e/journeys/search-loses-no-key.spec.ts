import { ConsoleApi } from '../fixtures/console-api';
import { expect, test } from '../fixtures/own-app';
import { signIn } from '../fixtures/sign-in';

const CHUNKS = '**/_next/static/chunks/**';

test('what is typed before the search has come is searched; without what was to come, it says so, and signing out still works', async ({
  startApp,
  page,
}) => {
  const { url } = await startApp();
  await ConsoleApi.setUp(url);
  await signIn(page, url);
  const search = page.getByRole('dialog').getByPlaceholder('Search releases');

  await page.goto(`${url}/features`, { waitUntil: 'networkidle' });
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(CHUNKS, async (route) => {
    await held;
    await route.continue();
  });
  await page.keyboard.press('Control+k');
  await expect(search).toBeFocused();
  await page.keyboard.type('aud');
  await expect(search).toHaveValue('aud');
  await expect(page.getByRole('option')).toHaveCount(0);
  release();
  await expect(page.getByRole('option')).toHaveText(['Audit']);
  await expect(search).toBeFocused();
  await page.keyboard.type('it');
  await expect(search).toHaveValue('audit');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${url}/audit`);

  // Once it is there nothing is swapped any more.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('releases');
  await expect(search).toHaveValue('releases');
  await page.keyboard.press('Escape');
  await expect(search).toHaveCount(0);

  await page.unroute(CHUNKS);
  await page.goto(`${url}/features`, { waitUntil: 'networkidle' });
  await page.route(CHUNKS, (route) => route.abort());
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Features', level: 1 })).toBeVisible();

  // Leaving needs a library, too; without it the server's own page asks.
  await page.getByRole('button', { name: /Dana/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in|\/$/);
  await page.goto(`${url}/features`);
  await expect(page).toHaveURL(/\/sign-in/);
});
