import type { Page } from '@playwright/test';
import { Application } from '../fixtures/application';
import { ADMIN, ConsoleApi } from '../fixtures/console-api';
import { ConsolePages } from '../fixtures/console-pages';
import { expect, test } from '../fixtures/own-app';
import { signIn } from '../fixtures/sign-in';
import { watchConsole } from '../fixtures/watch-console';

const PEOPLE = Array.from({ length: 1_000 }, (_, n) => `person-${n}`);
const ANYBODY = { tenant: 'globex' };
const ACME = { tenant: 'acme' };

test('from first-run set-up to a completed rollout, the application asking before and after each step', async ({
  startApp,
  page,
}) => {
  test.setTimeout(480_000);
  const heard = watchConsole(page);
  const { url } = await startApp();
  const pages = new ConsolePages(page, url);

  await pages.setUp();
  await pages.createFeature('Support reply', {
    Model: 'gpt-4.1',
    Prompt: 'p41',
    Retrieval: 'idx-7',
    Policy: 'none',
  });
  const key = await pages.createKey();
  const application = await Application.connect({ url, key, feature: 'support-reply' });
  expect(await application.shareOf('p41', PEOPLE, ANYBODY)).toBe(1);
  await application.serve(PEOPLE.slice(0, 100), ANYBODY);

  await openDraft(page, url);
  await fillNote(page);
  await page.getByRole('link', { name: 'Shorter answers with cited policy' }).first().click();
  await expect(page.getByText('The note is whole: the offline check can start.')).toBeVisible();
  await page.getByRole('button', { name: 'Start' }).click();

  await expect(page.getByRole('heading', { name: 'Offline comparison' })).toBeVisible();
  expect(await application.shareOf('p42', PEOPLE, ANYBODY)).toBe(0);
  await expect(page.getByRole('button', { name: 'Promote to Canary' })).toBeDisabled();
  await pages.attachEvidence();
  await pages.advance('Promote to Canary');

  const inCanary = await application.shareOf('p42', PEOPLE, ANYBODY);
  expect(inCanary).toBeGreaterThan(0.02);
  expect(inCanary).toBeLessThan(0.09);
  await expect(page.getByRole('button', { name: 'Promote to Cohort' })).toBeDisabled();
  // Nothing is reloaded: the page follows the traffic.
  await application.serve(PEOPLE, ANYBODY);
  await pages.advance('Promote to Cohort');

  expect(await application.shareOf('p42', PEOPLE, ANYBODY)).toBe(inCanary);
  const inCohort = await application.shareOf('p42', PEOPLE, ACME);
  expect(inCohort).toBeGreaterThan(0.44);
  expect(inCohort).toBeLessThan(0.56);
  await application.serve(PEOPLE, ACME);
  await pages.advance('Promote to 10 %');

  const atTen = await application.shareOf('p42', PEOPLE, ANYBODY);
  expect(atTen).toBeGreaterThan(inCanary);
  expect(await application.shareOf('p42', PEOPLE, ACME)).toBe(inCohort);
  await application.serve(PEOPLE, ANYBODY);

  await pages.moveWithReason('Hold…', 'Hold', 'Waiting for the weekend to pass');
  expect(await application.shareOf('p42', PEOPLE, ANYBODY)).toBe(atTen);
  await page.getByRole('button', { name: 'Resume' }).click();
  expect(await application.shareOf('p42', PEOPLE, ANYBODY)).toBe(atTen);
  await pages.advance('Promote to 25 %');

  expect(await application.shareOf('p42', PEOPLE, ANYBODY)).toBeGreaterThan(atTen);
  await application.serve(PEOPLE, ANYBODY);
  await signAsSomebodyElse(page, url);
  await pages.advance('Promote to Full');

  const held = 1 - (await application.shareOf('p42', PEOPLE, ANYBODY));
  expect(held).toBeGreaterThan(0);
  expect(held).toBeLessThan(0.05);
  await application.serve(PEOPLE, ANYBODY);
  await pages.advance('Complete the rollout');

  await expect(page.getByText(/completed/i).first()).toBeVisible();
  expect(await application.shareOf('p42', PEOPLE, ANYBODY)).toBe(1);

  await page.goto(`${url}/features/support-reply`);
  await expect(page.getByRole('row', { name: /v2/ }).getByText(/live/i)).toBeVisible();
  await page.goto(`${url}/audit`);
  await page.getByRole('button', { name: /verify/i }).click();
  await expect(page.getByText(/intact/i)).toBeVisible();
  heard.expectQuiet();
});

/** Whoever made the candidate may not; a colleague looks at the four movements and signs, by keyboard. */
async function signAsSomebodyElse(page: Page, url: string): Promise<void> {
  const admin = await ConsoleApi.signIn(url, ADMIN);
  const colleague = { name: 'Ruth Ode', email: 'ruth@example.com', password: 'another good password' };
  await admin.post('/users', { ...colleague, role: 'reviewer' });
  await expect(page.locator('[data-check=four_movements][data-outcome=no_data]')).toBeVisible();
  const browser = page.context().browser();
  if (!browser) throw new Error('A page of a test has a browser');
  const context = await browser.newContext();
  const theirs = await context.newPage();
  await signIn(theirs, url, colleague);
  await theirs.goto(`${page.url()}/sign-off`);
  const form = theirs.getByRole('form', { name: 'Four movements' });
  await form.getByRole('button', { name: 'Sign the four movements' }).press('Enter');
  await expect(form.getByText('Mark quality samples with a word.')).toBeVisible();
  for (const movement of ['Quality samples', 'Cost', 'Error rate', 'Latency']) {
    const group = form.getByRole('group', { name: `${movement}: your word` });
    await group.getByRole('radio', { name: 'no worse' }).press('Space');
  }
  await form.getByRole('button', { name: 'Sign the four movements' }).press('Enter');
  await expect(theirs).toHaveURL(page.url());
  await context.close();
}

async function openDraft(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/releases/new?feature=support-reply`);
  await page.getByLabel('Title').fill('Shorter answers with cited policy');
  await page.getByRole('button', { name: 'New version' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Prompt version').fill('p42');
  await dialog.getByRole('button', { name: 'Make the version' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Create the draft' }).click();
  await expect(page).toHaveURL(/\/note$/);
}

async function fillNote(page: Page): Promise<void> {
  const form = page.getByRole('form', { name: 'Rollout note' });
  await form.getByRole('textbox', { name: /^Change/ }).fill('Answers are shorter and cite the policy.');
  await form.getByRole('textbox', { name: /^Expected gain/ }).fill('Task success up 2 points.');
  await form
    .getByRole('textbox', { name: /^Primary regression risk/ })
    .fill('Refund questions lose the deadline.');
  await form.getByLabel('Share of Canary cohort that gets the candidate, in percent').fill('5');
  await form
    .getByRole('group', { name: 'Expanded cohort', exact: true })
    .getByText('Requests that match')
    .click();
  const cohort = form.getByRole('group', { name: 'Expanded cohort', exact: true });
  await cohort.getByLabel('Attribute', { exact: true }).fill('tenant');
  await cohort.getByLabel('Values of tenant; Enter adds one').fill('acme');
  await cohort.getByLabel('Values of tenant; Enter adds one').press('Enter');
  await expect(cohort.getByText('50 % of requests where tenant is acme, by user')).toBeVisible();
  await form.getByRole('button', { name: 'Take the usual six' }).click();
  await form.getByRole('button', { name: 'Add all three' }).click();
  await form.getByRole('button', { name: /^Watch .* over the last hour$/ }).click();
  for (const stage of ['Canary', 'Cohort', '10 %', '25 %', 'Full']) {
    await form.getByLabel(`Least time in ${stage}, in minutes`, { exact: true }).fill('0');
    await form.getByLabel(`Least requests of each arm in ${stage}`, { exact: true }).fill('3');
  }
  await page.keyboard.press('Tab');
  await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();
}
