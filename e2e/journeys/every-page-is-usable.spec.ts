import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { TargetWithSecret } from '../../lib/schemas/notification';
import type { ReleaseView } from '../../lib/schemas/release';
import { ConsoleApi } from '../fixtures/console-api';
import { expect, test } from '../fixtures/own-app';
import { createCheckedRelease, createFeature, createKey, move, sendEvents } from '../fixtures/scenario';
import { signIn } from '../fixtures/sign-in';
import { watchConsole } from '../fixtures/watch-console';

/** Structure and names hang on the width alone, so that the other scheme is asked for its colours only. */
const LOOKS = [
  { width: 1280, colorScheme: 'light', rules: null },
  { width: 1280, colorScheme: 'dark', rules: ['color-contrast'] },
  { width: 390, colorScheme: 'dark', rules: null },
  { width: 390, colorScheme: 'light', rules: ['color-contrast'] },
] as const;

test('every page: axe finds nothing serious, no console error, nothing wider than the window', async ({
  startApp,
  page,
}) => {
  test.setTimeout(600_000);
  const app = await startApp({ env: { SLUICE_QUIET_SECONDS: '1' } });
  const heard = watchConsole(page);
  await page.goto(`${app.url}/`);
  await expect(page).toHaveURL(/\/setup$/);
  await inspect(page, [`${app.url}/setup`]);

  const api = await ConsoleApi.setUp(app.url);
  await page.goto(`${app.url}/sign-in`);
  await inspect(page, [`${app.url}/sign-in`]);
  await signIn(page, app.url);
  // An empty installation is a state of its own.
  await inspect(
    page,
    ['/', '/features', '/releases', '/audit'].map((path) => app.url + path),
  );

  const live = await createFeature(api, 'support-answer');
  const draft = await createFeature(api, 'summary');
  const stopped = await createFeature(api, 'triage');
  const { secret } = await createKey(api, 'evaluate', 'ingest');
  for (const feature of [live, stopped]) {
    await sendEvents(app.url, secret, feature.key, {
      variant: 'v1',
      count: 60,
      context: { tenant: 'acme', region: 'eu' },
    });
  }
  const running = await createCheckedRelease(api, live);
  await move(api, running, 'promote');
  await sendEvents(app.url, secret, live.key, {
    variant: 'v2',
    count: 30,
    context: { tenant: 'acme', region: 'eu' },
  });
  const unfinished = await api.post<ReleaseView>('/releases', {
    featureKey: draft.key,
    title: 'New summariser',
  });
  const { target } = await api.post<TargetWithSecret>('/notification-targets', {
    name: 'on call',
    kind: 'webhook',
    address: 'https://nowhere.invalid/',
  });
  const rolledBack = await createCheckedRelease(api, stopped);
  await move(api, rolledBack, 'promote');
  await move(api, rolledBack, 'roll_back', { reason: 'Answers lost their citations' });

  await inspect(
    page,
    [
      '/',
      '/features',
      '/features/new',
      `/features/${live.key}`,
      `/features/${live.key}/versions/new`,
      `/features/${live.key}/compare?from=v1&to=v2`,
      '/releases',
      '/releases/new',
      `/releases/${running.id}`,
      `/releases/${running.id}/note`,
      `/releases/${running.id}/note/read`,
      `/releases/${unfinished.id}/note/read`,
      `/releases/${running.id}/revisions`,
      `/releases/${running.id}/offline?case=9`,
      `/releases/${unfinished.id}/offline`,
      `/releases/${unfinished.id}`,
      `/releases/${unfinished.id}/note`,
      `/releases/${rolledBack.id}`,
      '/review',
      `/review/${running.id}`,
      '/audit',
      '/settings/people',
      '/settings/keys',
      '/settings/prices',
      '/settings/sources',
      '/settings/review',
      '/settings/notifications',
      `/settings/notifications/${target.id}`,
      '/settings/templates',
      '/settings/account',
      '/settings/sample',
    ].map((path) => app.url + path),
  );
  heard.expectQuiet();
});

async function inspect(page: Page, urls: readonly string[]): Promise<void> {
  for (const url of urls) {
    const answer = await page.goto(url);
    expect(answer?.status(), url).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('load');
    for (const { width, colorScheme, rules } of LOOKS) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      // Nothing here is in a frame, and only the usual mode opens a page of its own to add frames up.
      const axe = new AxeBuilder({ page }).setLegacyMode();
      const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      const found = serious.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
      );
      expect(found, `${url}, ${colorScheme}, ${width} px`).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${url} at ${width} px is wider than the window`).toBeLessThanOrEqual(0);
    }
  }
}
