import path from 'node:path';
import type { Page } from '@playwright/test';
import { Application } from '../fixtures/application';
import { ConsolePages } from '../fixtures/console-pages';
import { expect, test } from '../fixtures/own-app';
import { watchConsole } from '../fixtures/watch-console';

const PEOPLE = Array.from({ length: 400 }, (_, n) => `person-${n}`);
const CONTEXT = { tenant: 'globex' };
const SHOTS = process.env.SLUICE_SHOTS;
const MOST_STEPS = 30;

const NOTE = `# Rollout note: Shorter answers

## Change

A shorter prompt.

## Expected gain

Cost per request down by a third.

## Primary regression risk

JSON that does not parse.

## Canary cohort

20 % of all requests, by user

## Expanded cohort

50 % of requests where tenant is acme or initech, by user

## Metrics to watch

- Parse failures

## Rollback trigger(s)

- parse failures above baseline by 2 points (at least 30 requests): roll back

## Dashboard / query

- Query: quality by version, over the last 60 minutes

## Plan

| Stage | Kind | Cohort | Minimum minutes | Minimum requests |
| --- | --- | --- | --- | --- |
| Offline check | offline |  | 0 | 0 |
| Tiny canary | canary | see Canary cohort | 0 | 5 |
| One cohort | cohort | see Expanded cohort | 0 | 5 |
| 25 % | wider | 25 % of all requests, by user | 0 | 5 |
| Full | full | 98 % of all requests, by user | 0 | 5 |
`;

test('a regression that begins is seen coming, fires, and ends in a recovery that its owner confirms', async ({
  startApp,
  page,
}) => {
  test.setTimeout(480_000);
  const heard = watchConsole(page);
  const { url } = await startApp({ env: { SLUICE_QUIET_SECONDS: '2' } });
  const pages = new ConsolePages(page, url);
  await pages.setUp();
  await pages.createFeature('Triage', { Model: 'gpt-4.1', Prompt: 'p7', Retrieval: 'none', Policy: 'none' });
  const key = await pages.createKey();
  const application = await Application.connect({ url, key, feature: 'triage' });
  await application.serve(PEOPLE, CONTEXT);
  await pages.startCanary({ feature: 'triage', title: 'Shorter answers', note: NOTE, prompt: 'p8' });
  const trigger = page.locator('[data-trigger-state]').first();
  const state = () => trigger.getAttribute('data-trigger-state');

  // The watch sees what was sent once its block has closed: each step waits for it, so that none is skipped.
  let candidates = 0;
  const serve = async (people: readonly string[], failing: number): Promise<void> => {
    let left = failing;
    await application.serve(people, CONTEXT, (variant) => {
      const fails = variant === 'v2' && left > 0;
      candidates += Number(variant === 'v2');
      left -= Number(fails);
      return { parse_failed: fails };
    });
    const seen = new RegExp(`Candidate.*n ${candidates}(?!\\d)`);
    await expect(trigger).toContainText(seen, { timeout: 30_000 });
  };
  await serve(PEOPLE, 0);
  await expect.poll(state).toBe('quiet');
  await shoot(page, '1-quiet');

  // The regression: one candidate's answer in so many does not parse.
  const regressUntil = async (wanted: RegExp): Promise<void> => {
    for (let step = 0; step < MOST_STEPS && !wanted.test((await state()) ?? ''); step += 1) {
      const from = (step * 60) % 360;
      await serve(PEOPLE.slice(from, from + 60), 1);
    }
    expect(await state()).toMatch(wanted);
  };
  await regressUntil(/near|fired/);
  expect(await state()).toBe('near');
  await shoot(page, '2-near');
  await regressUntil(/fired/);
  await expect(page.getByText(/Rolling back/).first()).toBeVisible();
  await shoot(page, '3-fired');
  await expect.poll(() => application.shareOf('p8', PEOPLE, CONTEXT), { timeout: 20_000 }).toBe(0);

  await pages.acknowledgeOnceObserved(() => application.serve(PEOPLE.slice(0, 40), CONTEXT));
  await shoot(page, '4-recovery');
  await pages.moveWithReason('Confirm recovery…', 'Confirm recovery', 'Parse failures are back to none');
  await expect(page.getByText(/closed/i).first()).toBeVisible();
  await shoot(page, '5-closed');
  heard.expectQuiet();
});

/** Where SLUICE_SHOTS names a folder, the page in this state, as people will see it. */
async function shoot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  for (const [scheme, width] of [
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
  ] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: path.join(SHOTS, `${name}-${scheme}-${width}.png`), fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
}
