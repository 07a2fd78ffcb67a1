import type { Page } from '@playwright/test';
import type { ReviewDeskEntry } from '../../lib/schemas/review-item';
import { ConsoleApi } from '../fixtures/console-api';
import { expect, test } from '../fixtures/own-app';
import { REVIEWER, ReviewScenario } from '../fixtures/review-scenario';
import { signIn } from '../fixtures/sign-in';
import { watchConsole } from '../fixtures/watch-console';

const RAN = 'window.ranBy=document.title';
const FOREIGN = 'https://foreign.example';

interface Hostile {
  name: string;
  output: string;
  /** What a reader sees of it in the text. */
  seen: string;
  json?: string;
}

const HOSTILE: readonly Hostile[] = [
  { name: 'a script', output: `<script>${RAN}</script>hello`, seen: `<script>${RAN}</script>hello` },
  { name: 'an image', output: `<img src=x onerror="${RAN}">`, seen: '<img src=x onerror=' },
  { name: 'an SVG', output: `<svg onload="${RAN}"><script>${RAN}</script></svg>`, seen: '<svg onload=' },
  { name: 'a frame', output: `<iframe src="${FOREIGN}/frame"></iframe>`, seen: '<iframe src=' },
  { name: 'a link that runs', output: `[press](javascript:${RAN})`, seen: '[press](javascript:' },
  {
    name: 'data and foreign links',
    output: `[a](data:text/html,<script>${RAN}</script>) <${FOREIGN}/x>`,
    seen: '[a](data:',
  },
  { name: 'a foreign image', output: `![pixel](${FOREIGN}/pixel.png?leak=1)`, seen: '![pixel](' },
  {
    name: 'a style',
    output: `<style>*{display:none}</style><div style="position:fixed;inset:0">over</div>`,
    seen: '<style>',
  },
  {
    name: 'a form',
    output: `<form action="${FOREIGN}"><input autofocus onfocus="${RAN}"></form>`,
    seen: '<form action=',
  },
  {
    name: 'one line of a megabyte',
    output: `mega${'x'.repeat(1_000_000)}`,
    seen: 'Show all 1,000,004 characters',
  },
  { name: 'directions turned', output: 'good\u202e evil \u2066inner', seen: 'RLO' },
  {
    name: 'a terminal’s colours',
    output: 'plain \u001b[31mred\u001b[0m \u001b]8;;https://foreign.example\u0007link',
    seen: 'ESC [31m',
  },
  {
    name: 'broken JSON',
    output: '{"answer": 42,\n "why": }',
    seen: '"why": }',
    json: 'Not JSON: line 2, column 9',
  },
  {
    name: 'JSON with code in it',
    output: `{"html":"<script>${RAN}</script>"}`,
    seen: '{"html"',
    json: '"html": "<script>',
  },
  { name: 'deep quotations', output: `deep ${'>'.repeat(20_000)}`, seen: 'deep' },
  { name: 'letters stacked up', output: `zalgo Z${'\u0301'.repeat(3_000)}`, seen: 'zalgo' },
  {
    name: 'a wide table',
    output: `|wide|${'column|'.repeat(60)}\n|-|${'-|'.repeat(60)}\n|1|${'value|'.repeat(60)}`,
    seen: '|wide|',
  },
];

test('an output is only ever looked at: nothing in it runs, loads, leads away or breaks the page', async ({
  database,
  startApp,
  page,
}) => {
  test.setTimeout(300_000);
  const heard = watchConsole(page);
  const { url } = await startApp({ env: { SLUICE_QUIET_SECONDS: '1' } });
  const api = await ConsoleApi.setUp(url);
  const scenario = await ReviewScenario.open(api, database.url);
  const same = { inputKey: 'same', input: `<script>${RAN}</script> asked` };
  await scenario.answer('candidate', [...HOSTILE, { output: `pair <b>new</b> ${RAN}`, ...same }]);
  await scenario.answer('baseline', [
    ...HOSTILE.map(() => ({ output: 'ordinary' })),
    { output: 'pair <b>old</b> \u202e', ...same },
  ]);
  const count = 2 * HOSTILE.length + 3;
  await expect.poll(async () => (await api.get<ReviewDeskEntry[]>('/reviews'))[0]?.progress.left).toBe(count);

  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) foreign.push(request.url());
  });
  page.on('dialog', (dialog) => {
    foreign.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await signIn(page, url, REVIEWER);

  const met = new Set<string>();
  let longest = 0;
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${url}/review/${scenario.release.id}`);
    for (let at = 0; at < count; at += 1) {
      const regions = page.locator('[data-item] [role=region]');
      await expect(regions.first()).toBeVisible();
      const text = (await regions.allTextContents()).join('\n');
      const hostile = text.includes('pair ') ? undefined : HOSTILE.find(({ seen }) => text.includes(seen));
      if (hostile) met.add(`${hostile.name} at ${width}`);
      const isPair = (await regions.count()) === 2;
      const views = isPair ? ['Markdown', 'JSON', 'Diff', 'Text'] : ['Markdown', 'JSON', 'Text'];
      for (const view of text.includes('ordinary') ? [] : views) {
        const from = Date.now();
        await page.getByRole('button', { name: view, exact: true }).click();
        await expectInert(page, `${hostile?.name ?? 'a pair'}, ${view}, ${width} px`);
        longest = Math.max(longest, Date.now() - from);
        if (view === 'JSON' && hostile?.json) await expect(regions.first()).toContainText(hostile.json);
      }
      if (hostile?.name.includes('megabyte')) await showAll(page);
      await page.keyboard.press('j');
    }
  }
  expect([...met].toSorted()).toEqual(
    HOSTILE.flatMap(({ name }) => [`${name} at 1280`, `${name} at 390`]).toSorted(),
  );
  expect(foreign).toEqual([]);
  expect(page.url()).toBe(`${url}/review/${scenario.release.id}`);
  test.info().annotations.push({ type: 'measured', description: `slowest change of view: ${longest} ms` });
  process.stdout.write(`slowest change of view: ${longest} ms\n`);
  heard.expectQuiet();
});

async function expectInert(page: Page, what: string): Promise<void> {
  const found = await page.evaluate(() => {
    const article = document.querySelector('[data-item]');
    const live =
      'script, iframe, img, svg:not(.lucide), a, form, object, embed, style, link, input, [onload], [onerror]';
    return {
      live: [...(article?.querySelectorAll(live) ?? [])].map(({ outerHTML }) => outerHTML.slice(0, 100)),
      ran: 'ranBy' in window,
      overflow: document.documentElement.scrollWidth - window.innerWidth,
      // biome-ignore lint/suspicious/noControlCharactersInRegex: an escape that was left is what is looked for
      turned: /[\u202a-\u202e\u2066-\u2069\u001b]/.test(article?.textContent ?? ''),
    };
  });
  expect(found, what).toEqual({ live: [], ran: false, overflow: expect.any(Number), turned: false });
  expect(found.overflow, `${what}: wider than the window`).toBeLessThanOrEqual(0);
}

/** A megabyte on the page at once, and the page still goes on. */
async function showAll(page: Page): Promise<void> {
  const tookMs = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const buttons = [...document.querySelectorAll<HTMLElement>('[data-item] button')];
        const from = performance.now();
        buttons.find(({ textContent }) => textContent?.startsWith('Show all'))?.click();
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - from)));
      }),
  );
  process.stdout.write(`a megabyte shown in ${tookMs.toFixed(0)} ms\n`);
  expect(tookMs).toBeLessThan(3_000);
  await expect(page.getByRole('button', { name: /^Show all/ })).toHaveCount(0);
  await expectInert(page, 'all of a megabyte');
}
