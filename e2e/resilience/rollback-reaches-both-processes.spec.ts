import type { ReleaseView } from '../../lib/schemas/release';
import { ConsoleApi } from '../fixtures/console-api';
import { type App, expect, test } from '../fixtures/own-app';
import { createCheckedRelease, createFeature, createKey, move, sendEvents } from '../fixtures/scenario';
import { signIn } from '../fixtures/sign-in';
import { wholeNote } from '../fixtures/whole-note';

// A speed is measured, not tested: `npm run bench -- rollback` asks for more rounds and prints their times.
const ROUNDS = Number(process.env.SLUICE_ROLLBACK_ROUNDS ?? 3);
const LIMIT_MS = 10_000;
const KEYS = Array.from({ length: 40 }, (_, n) => `user-${n}`);

test('both processes answer baseline soon after the click on Roll back, every time', async ({
  startApp,
  page,
}) => {
  test.setTimeout(60_000 + ROUNDS * 15_000);
  const env = { SLUICE_QUIET_SECONDS: '1' };
  const [first, second] = [await startApp({ env }), await startApp({ env })];
  const api = await ConsoleApi.setUp(first.url);
  const feature = await createFeature(api);
  const { secret } = await createKey(api, 'evaluate', 'ingest');
  await sendEvents(first.url, secret, feature.key, { variant: 'v1', count: 20 });
  await signIn(page, first.url);

  const isCandidate = async (app: App, targetingKey: string): Promise<boolean> => {
    const answer = await fetch(`${app.url}/ofrep/v1/evaluate/flags/${feature.key}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ context: { targetingKey } }),
    });
    return ((await answer.json()) as { variant: string }).variant === 'v2';
  };
  const firstCandidate = async (): Promise<string> => {
    for (const key of KEYS) if (await isCandidate(first, key)) return key;
    throw new Error('Nobody got the candidate');
  };

  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const canary = { rule: { kind: 'everyone' as const }, share: 0.2 };
    const release = await createCheckedRelease(api, feature, wholeNote({ canary }));
    await move(api, release, 'promote');
    const key = await firstCandidate();
    await expect.poll(() => isCandidate(second, key), { intervals: [20] }).toBe(true);

    await page.goto(`${first.url}/releases/${release.id}`);
    await page.getByRole('button', { name: /^Roll back/ }).click();
    const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
    await dialog.getByRole('textbox').fill(`Round ${round}: parsing broke`);
    const clickedAt = page.evaluate(
      () =>
        new Promise<number>((done) =>
          document.addEventListener('click', () => done(Date.now()), { capture: true }),
        ),
    );
    await dialog.getByRole('button', { name: /^Roll back/ }).click({ noWaitAfter: true });
    const settledAt = async (app: App): Promise<number> => {
      await expect.poll(() => isCandidate(app, key), { intervals: [10], timeout: LIMIT_MS }).toBe(false);
      return Date.now();
    };
    took.push(Math.max(...(await Promise.all([settledAt(first), settledAt(second)]))) - (await clickedAt));

    await sendEvents(first.url, secret, feature.key, { variant: 'v1', count: 5 });
    await confirmRecovery(api, first, secret, feature.key, release);
  }
  expect(took).toHaveLength(ROUNDS);
  took.sort((a, b) => a - b);
  const median = took[Math.floor(ROUNDS / 2)];
  const below = took.filter((ms) => ms < 1_000).length;
  console.log(
    `From the click to both processes on baseline: median ${median} ms, worst ${took.at(-1)} ms, ${below} of ${ROUNDS} below 1 s`,
  );
});

async function confirmRecovery(
  api: ConsoleApi,
  app: App,
  secret: string,
  featureKey: string,
  { id }: ReleaseView,
): Promise<void> {
  await expect
    .poll(
      async () => {
        await sendEvents(app.url, secret, featureKey, { variant: 'v1', count: 2 });
        return (await api.get<ReleaseView>(`/releases/${id}`)).status;
      },
      { timeout: 20_000 },
    )
    .toBe('recovery_unconfirmed');
  await move(api, { id }, 'confirm_recovery');
}
