import type { Page } from '@playwright/test';
import type { ReviewDeskEntry, ReviewSummary } from '../../lib/schemas/review-item';
import { ConsoleApi } from '../fixtures/console-api';
import { expect, test } from '../fixtures/own-app';
import { REVIEWER, ReviewScenario, SECOND } from '../fixtures/review-scenario';
import { signIn } from '../fixtures/sign-in';
import { watchConsole } from '../fixtures/watch-console';

const ITEMS = 30;

test('a reviewer judges thirty outputs by keyboard alone, and the release shows what was said', async ({
  database,
  startApp,
  page,
}) => {
  test.setTimeout(180_000);
  const heard = watchConsole(page);
  const { url } = await startApp({ env: { SLUICE_QUIET_SECONDS: '1' } });
  const api = await ConsoleApi.setUp(url);
  const scenario = await ReviewScenario.open(api, database.url);
  const answers = (text: string) =>
    Array.from({ length: ITEMS / 2 }, (_, at) => ({ output: `${text} ${at}` }));
  await scenario.answer('candidate', answers('A good answer'));
  await scenario.answer('baseline', answers('A poor answer'));
  await expect.poll(async () => (await api.get<ReviewDeskEntry[]>('/reviews'))[0]?.progress.left).toBe(ITEMS);

  await signIn(page, url, REVIEWER);
  await page.getByRole('link', { name: 'Review', exact: true }).press('Enter');
  await page.getByRole('link', { name: /^Judge/ }).press('Enter');
  await expect(page.getByText(`0 of ${ITEMS} judged`)).toBeVisible();
  await expect(page.locator('[data-item]')).toBeVisible();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  const first = await shown(page);
  await page.keyboard.press('j');
  expect(await shown(page)).not.toBe(first);
  await page.keyboard.press('k');
  expect(await shown(page)).toBe(first);
  await page.keyboard.press('1');
  await page.keyboard.press('u');
  expect(await shown(page)).toBe(first);
  await expect(page.getByText(`0 of ${ITEMS} judged`)).toBeVisible();

  await timeVerdicts(page);
  for (let at = 0; at < ITEMS; at += 1) {
    const isGood = await page.getByText('A good answer').isVisible();
    const before = await shown(page);
    if (isGood) await page.keyboard.press('1');
    else if (at % 2 === 0) await page.keyboard.press('2');
    else await judgeWithReasons(page);
    await expect.poll(() => shown(page)).not.toBe(before);
  }
  const timed = () => page.evaluate(() => (window as unknown as { verdictTimes: number[] }).verdictTimes);
  // The last is known two frames after what it is the time of.
  await expect.poll(async () => (await timed()).length).toBe(ITEMS);
  const times = await timed();
  const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
  const description = `verdict to next output painted: median ${median.toFixed(1)} ms over ${times.length} verdicts`;
  test.info().annotations.push({ type: 'measured', description });
  process.stdout.write(`${description}\n`);
  expect(median).toBeLessThan(100);

  await expect(page.getByText('Nothing is left for you')).toBeVisible();
  await expect(page.getByText(`${ITEMS} outputs wait for another reviewer.`)).toBeVisible();
  await expect(page.locator('[data-unsaved="0"]')).toBeVisible();

  await secondReviewer(url, scenario.release.id);
  const summary = await api.get<ReviewSummary>(`/reviews/${scenario.release.id}/summary`);
  expect(summary.progress).toMatchObject({ decided: ITEMS, verdicts: 2 * ITEMS });
  expect(summary.acceptable.candidate?.value).toBe(1);
  await page.goto(`${url}/releases/${scenario.release.id}`);
  const card = page.getByRole('region', { name: 'Review', exact: true });
  await expect(card.getByRole('row', { name: /^Candidate/ })).toContainText('100.0 %');
  await expect(card).toContainText('Tone');
  heard.expectQuiet();
});

/** The id of what is on the screen; null at the end. */
const shown = (page: Page) =>
  page.evaluate(() => document.querySelector('[data-item]')?.getAttribute('data-item') ?? null);

/** Several reasons and a comment, without a mouse. */
async function judgeWithReasons(page: Page): Promise<void> {
  await page.keyboard.press('5');
  const dialog = page.getByRole('dialog', { name: 'Not acceptable, because' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('1');
  await page.keyboard.press('5');
  await expect(dialog.getByLabel('Tone')).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

/** From the key that gives the verdict to the frame after the one in which the next output was put on the page. */
async function timeVerdicts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { verdictTimes: times });
    let pressedAt: number | null = null;
    const now = () => document.querySelector('[data-item]')?.getAttribute('data-item') ?? 'none';
    let last = now();
    document.addEventListener(
      'keydown',
      ({ key }) => {
        if (['1', '2', 'Enter'].includes(key)) pressedAt = performance.now();
      },
      true,
    );
    new MutationObserver(() => {
      if (now() === last || pressedAt === null) return;
      last = now();
      const from = pressedAt;
      pressedAt = null;
      requestAnimationFrame(() => requestAnimationFrame(() => times.push(performance.now() - from)));
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}

async function secondReviewer(url: string, releaseId: string): Promise<void> {
  const api = await ConsoleApi.signIn(url, SECOND);
  for (;;) {
    const { items } = await api.post<{ items: { id: string; outputs: string[] }[] }>(
      `/reviews/${releaseId}/queue`,
      {},
    );
    if (items.length === 0) return;
    for (const { id, outputs } of items) {
      const isGood = outputs[0]?.startsWith('A good answer');
      const said = isGood
        ? { verdict: 'acceptable' }
        : { verdict: 'not_acceptable', reasons: ['wrong', 'tone'] };
      expect((await api.raw('put', `/reviews/items/${id}/verdict`, said)).status()).toBe(204);
    }
  }
}
