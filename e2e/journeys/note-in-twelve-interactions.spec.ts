import type { Locator, Page } from '@playwright/test';
import type { FeatureView } from '../../lib/schemas/feature';
import { ConsoleApi } from '../fixtures/console-api';
import { CountedHands, copy } from '../fixtures/counted-hands';
import { noteTemplate, TEMPLATE_BASELINE } from '../fixtures/note-template';
import { expect, test } from '../fixtures/own-app';
import { createKey, move, sendEvents } from '../fixtures/scenario';
import { signIn } from '../fixtures/sign-in';
import { watchConsole } from '../fixtures/watch-console';

const MOST = 12;
const FEATURE = 'support-reply';

async function openInstallation(page: Page, url: string): Promise<{ api: ConsoleApi; feature: FeatureView }> {
  const api = await ConsoleApi.setUp(url);
  await api.post('/features', { key: FEATURE, name: 'Support reply', liveVersion: TEMPLATE_BASELINE });
  const { secret } = await createKey(api, 'ingest');
  for (const [tenant, count] of [
    ['acme', 30],
    ['globex', 20],
  ] as const) {
    await sendEvents(url, secret, FEATURE, { variant: 'v1', count, context: { tenant } });
  }
  await signIn(page, url);
  await page.goto(`${url}/releases/new?feature=${FEATURE}`);
  return { api, feature: await api.get<FeatureView>(`/features/${FEATURE}`) };
}

async function expectStartable(page: Page): Promise<Locator> {
  await expect(page.getByText('The note is whole: the offline check can start.')).toBeVisible();
  const start = page.getByRole('button', { name: 'Start', exact: true });
  await expect(start).toBeEnabled();
  return start;
}

test('a whole note in at most twelve interactions: the template as it is, the template made one’s own, the last release', async ({
  startApp,
  page,
}) => {
  const heard = watchConsole(page);
  const { url } = await startApp();
  const { api } = await openInstallation(page, url);
  const form = page.getByRole('form', { name: 'Rollout note' });
  const counts: Record<string, number> = {};

  await test.step('the template as it is', async () => {
    const hands = new CountedHands(page);
    await hands.paste(noteTemplate());
    await expect(page.getByLabel('Title')).toHaveValue('Shorter answers with cited policy');
    await expect(page.getByLabel('Owner')).toHaveValue(/./);
    await expect(page.getByText('Made with the draft, named by the note')).toBeVisible();
    await hands.click(page.getByRole('button', { name: 'Create the draft' }));
    await hands.click(page.getByRole('button', { name: 'Go to the release' }));
    await expectStartable(page);
    counts['template as it is'] = hands.count;
    const [release] = await api.get<{ id: string }[]>('/releases?status=draft');
    if (!release) throw new Error('The draft is there');
    await move(api, release, 'abandon', { reason: 'Another way is tried.' });
  });

  await test.step('the template made one’s own, with a cohort from real traffic', async () => {
    await page.goto(`${url}/releases/new?feature=${FEATURE}`);
    const hands = new CountedHands(page);
    await hands.paste(noteTemplate());
    await hands.click(page.getByRole('button', { name: 'Create the draft' }));
    await hands.fill(form.getByRole('textbox', { name: /^Change/ }), 'Replies open with the order number.');
    await hands.fill(
      form.getByRole('textbox', { name: /^Expected gain/ }),
      'Follow-up questions down by a tenth.',
    );
    await hands.fill(
      form.getByRole('textbox', { name: /^Primary regression risk/ }),
      'Customers with two orders get the number of the wrong one.',
    );
    const cohort = form.getByRole('group', { name: 'Expanded cohort', exact: true });
    await hands.click(cohort.getByText('Cohorts seen in the last 24 h'));
    await hands.click(cohort.getByRole('button', { name: /tenant is globex, 40 % of requests$/ }));
    await expect(
      cohort.getByText(/^50 % of requests where tenant is acme and region is not eu/),
    ).toBeVisible();
    await hands.click(page.getByRole('button', { name: 'Go to the release' }));
    await hands.click(await expectStartable(page));
    await expect(page.getByRole('heading', { name: 'Offline comparison' })).toBeVisible();
    counts['template made one’s own, and started'] = hands.count;
    const [release] = await api.get<{ id: string }[]>('/releases?status=offline_check');
    if (!release) throw new Error('The release is there');
    await move(api, release, 'abandon', { reason: 'Another way is tried.' });
  });

  await test.step('from the last release', async () => {
    await page.goto(`${url}/releases/new?feature=${FEATURE}`);
    await expect(page.getByRole('tab', { name: 'Last release', selected: true })).toBeVisible();
    await expect(page.getByText('Customers with two orders get the number of the wrong one.')).toBeVisible();
    const hands = new CountedHands(page);
    await hands.fill(page.getByLabel('Title'), 'The order number once more');
    await hands.click(page.getByRole('button', { name: 'Create the draft' }));
    await hands.fill(
      form.getByRole('textbox', { name: /^Change/ }),
      'The number is asked for when it is unclear.',
    );
    await hands.fill(form.getByRole('textbox', { name: /^Expected gain/ }), 'Wrong numbers down to 0.1 %.');
    await hands.click(page.getByRole('button', { name: 'Go to the release' }));
    await expectStartable(page);
    counts['last release'] = hands.count;
  });

  for (const [way, count] of Object.entries(counts)) {
    process.stdout.write(`interactions, ${way}: ${count}\n`);
    expect(count, way).toBeLessThanOrEqual(MOST);
  }
  heard.expectQuiet();
});

test('the same by keyboard alone', async ({ startApp, page }) => {
  const { url } = await startApp();
  await openInstallation(page, url);
  const form = page.getByRole('form', { name: 'Rollout note' });
  const write = async (field: Locator, text: string) => {
    await tabTo(page, field);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(text);
  };

  await tabTo(page, page.getByRole('tab', { name: 'Empty note' }));
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('tab', { name: 'Markdown', selected: true })).toBeFocused();
  await tabTo(page, page.getByRole('textbox', { name: 'Markdown' }));
  await copy(page, noteTemplate());
  await page.keyboard.press('ControlOrMeta+V');
  await tabTo(page, page.getByRole('button', { name: 'Create the draft' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/note$/);

  await write(form.getByRole('textbox', { name: /^Change/ }), 'Minor tweaks');
  const advice = form.getByRole('listitem').filter({ hasText: '“Minor tweaks” does not say what changed' });
  await expect(advice).toBeVisible();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Replies open with the order number.');
  await expect(advice).toBeHidden();
  const cohort = form.getByRole('group', { name: 'Expanded cohort', exact: true });
  await tabTo(page, cohort.getByText('Cohorts seen in the last 24 h'));
  await page.keyboard.press('Enter');
  const globex = cohort.getByRole('button', { name: /tenant is globex/ });
  await tabTo(page, globex);
  await page.keyboard.press('Space');
  await expect(globex).toHaveAttribute('aria-pressed', 'false');
  await expect(globex).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Go to the release' }));
  await page.keyboard.press('Enter');
  await tabTo(page, await expectStartable(page));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Offline comparison' })).toBeVisible();
});

const FURTHEST = 250;

async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < FURTHEST; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target} cannot be reached by Tab`);
}
