import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/own-app';
import { watchConsole } from '../fixtures/watch-console';

const SCHEMES = ['light', 'dark'] as const;

test('axe finds nothing in any state of any primitive, light and dark, and each opens by keyboard', async ({
  startApp,
  page,
}) => {
  test.setTimeout(300_000);
  const { url } = await startApp({ env: { SLUICE_DESIGN: '1' } });
  const heard = watchConsole(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${url}/design`);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expectClean(page, `the page at ${width} px`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 900 });

  await openAndCheck(page, 'Open a dialog', () => page.getByRole('dialog'));
  await openAndCheck(page, 'Open a menu', () => page.getByRole('menu'));
  await page.getByRole('button', { name: 'tolerance' }).focus();
  await expect(page.getByRole('tooltip')).toHaveText('How much worse a candidate may be and still pass.');
  await expectClean(page, 'a term');
  await page.getByRole('button', { name: 'Hover or focus' }).focus();
  await expect(page.getByRole('tooltip')).toHaveText('Said on the page, too');
  await expectClean(page, 'a tooltip');
  await page.getByRole('tab', { name: 'Form' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tabpanel')).toHaveText('The text.');
  await page.getByRole('button', { name: 'Errors: show the table' }).press('Enter');
  await expectClean(page, 'a chart as a table');

  await page.getByRole('button', { name: 'Roll back…' }).press('Enter');
  const confirmation = page.getByRole('dialog');
  await confirmation.getByRole('button', { name: 'Roll back', exact: true }).press('Enter');
  await expect(confirmation.getByText('Write a reason.')).toBeVisible();
  await expectClean(page, 'a confirmation without its reason');
  await confirmation.getByRole('textbox').fill('Answers lost their citations');
  await confirmation.getByRole('button', { name: 'Roll back', exact: true }).press('Enter');
  await expect(confirmation.getByText('Somebody else rolled it back')).toBeVisible();
  await expectClean(page, 'a confirmation that failed');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Say it' }).press('Enter');
  await expect(page.getByText('Promoted to 10 %')).toBeVisible();
  await expectClean(page, 'a word of success');
  heard.expectQuiet();
});

test('the page of primitives is not there in production', async ({ startApp, page }) => {
  const { url } = await startApp();
  const answer = await page.goto(`${url}/design`);
  expect(answer?.status()).toBe(404);
});

async function openAndCheck(page: Page, name: string, opened: () => ReturnType<Page['getByRole']>) {
  await page.getByRole('button', { name }).press('Enter');
  await expect(opened()).toBeVisible();
  await expectClean(page, name);
  await page.keyboard.press('Escape');
  await expect(opened()).toBeHidden();
  await expect(page.getByRole('button', { name })).toBeFocused();
}

async function expectClean(page: Page, what: string): Promise<void> {
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    // What floats over a page hangs at the end of the body, outside of its landmarks, and is announced when it opens.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().disableRules(['region']).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    );
    expect(found, `${what}, ${colorScheme}`).toEqual([]);
  }
}
