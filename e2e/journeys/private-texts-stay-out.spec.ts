import AxeBuilder from '@axe-core/playwright';
import type { AuditPage } from '../../lib/schemas/audit';
import type { ReviewSettingsView } from '../../lib/schemas/review-settings';
import { ConsoleApi } from '../fixtures/console-api';
import { expect, test } from '../fixtures/own-app';
import { signIn } from '../fixtures/sign-in';

test('an admin says what must not be stored, sees it on a text, and saves it', async ({ startApp, page }) => {
  const app = await startApp();
  const api = await ConsoleApi.setUp(app.url);
  await signIn(page, app.url);
  await page.goto(`${app.url}/settings/review`);
  const stored = page.getByRole('region', { name: 'As it would be stored' });
  await expect(stored).toContainText('I am Ada ([email], [phone]). My card [card]');
  await expect(stored).toContainText('ORD-204117');

  await page.getByRole('button', { name: 'Add a pattern' }).click();
  await page.getByLabel('Name 1').fill('order');
  await page.getByLabel('Pattern 1', { exact: true }).fill('ORD-(');
  await expect(stored).toContainText('This is no pattern in the syntax of RE2');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('Pattern 1', { exact: true })).toBeFocused();
  await expect(page.getByLabel('Pattern 1', { exact: true })).toHaveAttribute('aria-invalid', 'true');

  await page.getByLabel('Pattern 1', { exact: true }).fill(String.raw`ORD-\d{6}`);
  await page.getByLabel('Phone numbers').uncheck();
  await page.getByLabel('Texts are kept for').fill('14');
  await expect(stored).toContainText('Ada ([email], +49 30 1234567)');
  await expect(stored).toContainText('twice for [order].');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await page.getByLabel('Texts are kept for').press('Enter');
  await expect(page.getByText('Saved. It applies to what comes from now on.')).toBeVisible();

  await page.reload();
  await expect(page.getByLabel('Name 1')).toHaveValue('order');
  await expect(page.getByLabel('Phone numbers')).not.toBeChecked();
  expect(await api.get<ReviewSettingsView>('/review-settings')).toMatchObject({
    retentionDays: 14,
    patterns: [{ name: 'order', pattern: String.raw`ORD-\d{6}` }],
  });
  const { entries } = await api.get<AuditPage>('/audit?action=review.settings_changed');
  expect(entries.map(({ sentence }) => sentence)).toEqual([
    'changed what is sampled for review: retention days, redact, patterns',
  ]);
});
