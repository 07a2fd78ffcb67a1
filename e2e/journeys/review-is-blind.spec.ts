import type { Page, Response } from '@playwright/test';
import type { ReviewDeskEntry, ReviewQueue } from '../../lib/schemas/review-item';
import { findLeaks, type Sent, secretsIn } from '../../lib/testing/find-leaks';
import { readItemVersions, setReviewSettings } from '../../lib/testing/review-samples';
import { ConsoleApi } from '../fixtures/console-api';
import { expect, test } from '../fixtures/own-app';
import { REVIEWER, ReviewScenario } from '../fixtures/review-scenario';
import { signIn } from '../fixtures/sign-in';

const EACH = 80;
const PAIRS = 60;
/** Of each arm one by one, and the pairs. */
const ITEMS = 2 * EACH + PAIRS;
const TEXTS = ['inputs', 'outputs', 'written'];

test('nothing that the browser gets tells which version wrote an output, over 220 of them', async ({
  database,
  startApp,
  page,
}) => {
  test.setTimeout(300_000);
  const { url } = await startApp({ env: { SLUICE_QUIET_SECONDS: '1' } });
  const api = await ConsoleApi.setUp(url);
  await setReviewSettings(database.url, { itemsPerArm: EACH, perCohort: 0, reviewsEach: 1 });
  const scenario = await ReviewScenario.open(api, database.url);
  const answers = (text: string) =>
    Array.from({ length: EACH }, (_, at) => ({
      ...{ output: `${text} answer ${at}`, input: `Question ${at}`, cohort: 'secret-cohort' },
      ...(at < PAIRS && { inputKey: `key ${at}` }),
    }));
  const samples = [
    ...(await scenario.answer('candidate', answers('A somewhat longer'))),
    ...(await scenario.answer('baseline', answers('Short'))),
  ];
  const left = async () => (await api.get<ReviewDeskEntry[]>('/reviews'))[0]?.progress.left;
  // Inputs that are alike are pairs as well, so that there may be more of them.
  await expect.poll(left).toBeGreaterThanOrEqual(ITEMS);

  await signIn(page, url, REVIEWER);
  const got = recordAnswers(page);
  await page.goto(`${url}/review/${scenario.release.id}`);
  const seen = await judgeAll(page, ITEMS);
  await expect(page.locator('[data-unsaved="0"]')).toBeVisible();

  const versions = await readItemVersions(database.url);
  const candidate = scenario.versionId('candidate');
  const isCandidate = (id: string) => versions.get(id) === candidate;
  const secrets = [
    ...[candidate, scenario.versionId('baseline'), 'p41', 'p42', '"v1"', '"v2"', 'secret-cohort'],
    ...['gpt-4-0314', 'event-', ...samples],
  ];
  const bodies = await got.bodies();
  expect(bodies.length).toBeGreaterThan(5);
  expect(secretsIn(bodies.join('\n'), secrets)).toEqual([]);
  expect(secretsIn(seen.map(({ html }) => html).join('\n'), secrets)).toEqual([]);

  const times = await got.storedIn();
  const shownAs = (kind: 'single' | 'pair'): Sent[] =>
    seen
      .filter((one) => one.kind === kind)
      .map(({ id, html, written }) => ({
        value: { id, page: blankOut(html, id, written), written, storedInMs: times.get(id) ?? 0 },
        isCandidate: isCandidate(id),
      }));
  const sent: Sent[] = (await got.queues()).flatMap(({ items }) =>
    items.map((value) => ({ value, isCandidate: isCandidate(value.id) })),
  );
  for (const kind of ['single', 'pair'] as const) {
    const shown = shownAs(kind);
    const ofKind = sent.filter(({ value }) => (value as { kind: string }).kind === kind);
    expect(shown.length).toBeGreaterThanOrEqual(PAIRS);
    expect(findLeaks(shown, TEXTS, [])).toEqual([]);
    expect(findLeaks(ofKind, TEXTS, [])).toEqual([]);
    // The same inspection finds an arm that is planted where a developer might put it.
    const planted = shown.map((one) => ({ ...one, value: { ...Object(one.value), arm: one.isCandidate } }));
    expect(findLeaks(planted, TEXTS, [])).not.toEqual([]);
  }
  expect(secretsIn(`${bodies.join('\n')} ${candidate}`, secrets)).toEqual([`${candidate} was sent`]);
});

interface Seen {
  id: string;
  kind: 'single' | 'pair';
  html: string;
  /** What the version wrote. */
  written: string[];
}

/** Judges this many, and keeps what stood on the page for each. */
async function judgeAll(page: Page, count: number): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (let at = 0; at < count; at += 1) {
    const article = page.locator('[data-item]');
    await expect(article).not.toHaveAttribute('data-item', seen.at(-1)?.id ?? 'none');
    const one = await article.evaluate((element) => ({
      id: element.getAttribute('data-item') ?? '',
      html: element.outerHTML,
      written: [...element.querySelectorAll('[role=region]')].map(({ textContent }) => textContent ?? ''),
      input: element.querySelector('section')?.textContent ?? '',
    }));
    const kind = one.written.length === 2 ? 'pair' : 'single';
    seen.push({ ...one, kind, written: [...one.written, one.input.replace(/^Input/, '')] });
    await page.keyboard.press(kind === 'pair' ? 't' : '1');
  }
  return seen;
}

/** The page without what may differ: the item's own id, what the version wrote, and how many came before. */
function blankOut(html: string, id: string, written: readonly string[]): string {
  const without = written.reduce((text, part) => text.replaceAll(part, ''), html.replaceAll(id, ''));
  return without.replace(/number \d+/, '').replace(/_r_\w+_/g, '');
}

/** Everything that the server answers but the code of the page. */
function recordAnswers(page: Page) {
  const answers: Response[] = [];
  page.on('response', (response) => {
    if (!/_next\/static|\.(?:svg|woff2?|css|js)(?:\?|$)/.test(response.url())) answers.push(response);
  });
  const ofPath = (pattern: RegExp) => answers.filter((response) => pattern.test(response.url()));
  return {
    bodies: () => Promise.all(answers.map((response) => response.text().catch(() => ''))),
    queues: () =>
      Promise.all(ofPath(/\/queue$/).map(async (response) => (await response.json()) as ReviewQueue)),
    storedIn: async () => {
      const times = new Map<string, number>();
      for (const response of ofPath(/\/items\/[^/]+\/verdict$/)) {
        await response.finished();
        const { requestStart, responseEnd } = response.request().timing();
        times.set(response.url().split('/').at(-2) ?? '', responseEnd - requestStart);
      }
      return times;
    },
  };
}
