import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { ReleaseView } from '../../lib/schemas/release';
import { ConsoleApi } from '../fixtures/console-api';
import { noteTemplate, TEMPLATE_BASELINE } from '../fixtures/note-template';
import { expect, test } from '../fixtures/own-app';
import { signIn } from '../fixtures/sign-in';

const CONFIG = 'lib/server/evidence/fixtures/promptfoo-config.yaml';

test('a note is kept as a template, begun with one, and with a promptfoo configuration; an import is taken back', async ({
  startApp,
  page,
}) => {
  const { url } = await startApp();
  const api = await ConsoleApi.setUp(url);
  await api.post('/features', {
    key: 'support-reply',
    name: 'Support reply',
    liveVersion: TEMPLATE_BASELINE,
  });
  await api.post('/features', { key: 'summary', name: 'Summary', liveVersion: TEMPLATE_BASELINE });
  const first = await api.post<ReleaseView>('/releases', {
    featureKey: 'support-reply',
    markdown: noteTemplate(),
  });
  await signIn(page, url);

  await page.goto(`${url}/releases/${first.id}/note`);
  await page.getByRole('button', { name: 'Export and import' }).click();
  await page.getByRole('menuitem', { name: 'Save as a template…' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Prompt change');
  await page.getByRole('dialog').getByRole('button', { name: 'Save the template' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.goto(`${url}/releases/new?feature=summary`);
  await page.getByRole('tab', { name: 'Template' }).click();
  await expect(page.getByRole('tabpanel').getByText('Refund questions: a short reply')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('tab', { name: 'promptfoo' }).click();
  await page.locator('input[type=file]').setInputFiles(CONFIG);
  await expect(page.getByText('5 tests, 1 of known bad cases.')).toBeVisible();
  await page.getByLabel(/^Watch: Task success/).uncheck();
  await expectAccessible(page);
  await page.getByRole('textbox', { name: 'promptfooconfig.yaml' }).fill('prompts: [a\ntests: b');
  await expect(page.getByText(/^Line 2: /)).toBeVisible();
  await page
    .getByRole('textbox', { name: 'promptfooconfig.yaml' })
    .fill(readFileSync(CONFIG, 'utf8').replace('is-json', 'latency'));
  await page.getByLabel(/^Watch: Task success/).uncheck();
  await page.getByLabel('Title').fill('Begun with promptfoo');
  await page.getByRole('button', { name: 'Create the draft' }).click();
  await expect(page).toHaveURL(/\/note$/);
  await expect(page.getByRole('checkbox', { name: /^Latency p95/ })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: /^Task success/ })).not.toBeChecked();
  const change = page.getByRole('textbox', { name: /^Change/ });
  await expect(change).toHaveValue(/^Two prompts over the same cases\. Prompt “Briefly/);

  await page.getByRole('button', { name: 'Export and import' }).click();
  await page.getByRole('menuitem', { name: 'Import…' }).click();
  await page.getByRole('tab', { name: 'Template' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Replace the draft' }).click();
  await expect(change).toHaveValue('Replies cite the policy they rest on and are a third shorter.');
  await page.getByRole('button', { name: 'Undo the import' }).click();
  await expect(change).toHaveValue(/^Two prompts over the same cases/);

  await page.goto(`${url}/settings/templates`);
  await page.getByRole('button', { name: 'Change the template Prompt change' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Prompt alone');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('button', { name: 'Change the template Prompt alone' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .getByRole('button', { name: 'Remove' })
    .click();
  await expect(page.getByText('No template yet')).toBeVisible();
});

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
}
