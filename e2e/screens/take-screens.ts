import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/own-app';
import { signIn } from '../fixtures/sign-in';
import { tellAStory } from './tell-a-story';

const DOCS = path.resolve(import.meta.dirname, '../../docs');
const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const;
/** Beyond this a page goes on as it has begun. */
const TALLEST = { 1280: 1800, 390: 2200 } as const;
/** For the README: sharp, light, and no taller than a screen. */
const IN_README = ['desk', 'release', 'review-item'];

test('pictures of every page', async ({ startApp, page }) => {
  const { url } = await startApp({ env: { SLUICE_DESIGN: '1', SLUICE_QUIET_SECONDS: '1' } });
  mkdirSync(path.join(DOCS, 'screens'), { recursive: true });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await take(page, 'setup', `${url}/setup`);
  const pages = await tellAStory(url);
  await take(page, 'sign-in', `${url}/sign-in`);
  await signIn(page, url);
  for (const [name, address] of Object.entries(pages)) await take(page, name, url + address);
});

async function take(page: Page, name: string, address: string): Promise<void> {
  for (const { width, colorScheme } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(200);
    await page.waitForLoadState('load');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // The page of primitives shows what is under way for ever.
    if (name !== 'design') await page.waitForFunction(isNothingUnderWay);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    // What sticks to the window's edge stands at the picture's edge, too.
    await page.setViewportSize({ width, height: Math.max(900, Math.min(height, TALLEST[width])) });
    if (name !== 'design') await page.waitForFunction(isNothingUnderWay);
    const file = path.join(DOCS, 'screens', `${name}-${width}-${colorScheme}.jpg`);
    await page.screenshot({ path: file, type: 'jpeg', quality: 60 });
    if (IN_README.includes(name) && width === 1280 && colorScheme === 'light') {
      await page.setViewportSize({ width, height: 860 });
      await page.screenshot({ path: path.join(DOCS, `${name}.png`) });
    }
  }
}

/** Runs in the page: what lies below the picture may wait until it is seen. */
function isNothingUnderWay(): boolean {
  const busy = [...document.querySelectorAll('[aria-busy=true]')];
  return busy.every((element) => {
    const { top, height } = element.getBoundingClientRect();
    return height === 0 || top > window.innerHeight;
  });
}
