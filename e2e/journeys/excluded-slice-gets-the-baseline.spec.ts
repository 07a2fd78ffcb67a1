import { Application } from '../fixtures/application';
import { ConsoleApi } from '../fixtures/console-api';
import { ConsolePages } from '../fixtures/console-pages';
import { expect, test } from '../fixtures/own-app';
import { createCheckedRelease, createFeature, createKey, move } from '../fixtures/scenario';
import { signIn } from '../fixtures/sign-in';
import { watchConsole } from '../fixtures/watch-console';
import { wholeNote } from '../fixtures/whole-note';

const PEOPLE = Array.from({ length: 200 }, (_, n) => `person-${n}`);
const [PRIMES, SUMS] = [{ task: 'primes' }, { task: 'sums' }];
const [OLD, NEW] = ['p41', 'p42'];

test('a slice that got worse is excluded: it gets the baseline, and nobody else moves', async ({
  startApp,
  page,
}) => {
  const heard = watchConsole(page);
  const { url } = await startApp();
  const api = await ConsoleApi.setUp(url);
  const feature = await createFeature(api);
  const { secret } = await createKey(api, 'evaluate', 'ingest');
  const application = await Application.connect({ url, key: secret, feature: feature.key });
  await application.serve(PEOPLE, PRIMES);
  const release = await createCheckedRelease(
    api,
    feature,
    wholeNote({ canary: { rule: { kind: 'everyone' }, share: 0.25 } }),
  );
  await move(api, release, 'promote');
  await application.serve(PEOPLE, PRIMES, (variant) => ({ quality: variant === 'v2' ? 0.4 : 0.9 }));
  await application.serve(PEOPLE, SUMS);
  // Too long to be a slice of its own: it is counted with the other values.
  await application.serve(PEOPLE.slice(0, 20), { task: 'x'.repeat(201) });
  const share = await application.shareOf(NEW, PEOPLE, SUMS);
  expect(share).toBeGreaterThan(0.15);
  expect(await application.shareOf(NEW, PEOPLE, PRIMES)).toBe(share);

  await signIn(page, url);
  await page.goto(`${url}/releases/${release.id}`);
  const slices = page.getByRole('region', { name: /^Cohorts by (evidence|traffic)/ });
  const row = (value: string) => slices.getByRole('row').filter({ hasText: `task = ${value}` });
  await expect(row('other values')).toBeVisible();
  await expect(row('other values').getByRole('button')).toHaveCount(0);
  const rest = await api.raw('post', `/releases/${release.id}/transitions`, {
    ...{ event: 'exclude_cohort', seq: (await api.get<{ seq: number }>(`/releases/${release.id}`)).seq },
    ...{ attribute: 'task', value: '', reason: 'All the others' },
  });
  expect(rest.status()).toBe(422);
  expect(await rest.text()).toContain('are no cohort of their own');

  const quiet = row('sums').getByRole('button', { name: 'Exclude task = sums…' });
  await quiet.focus();
  await expect(quiet).toHaveCSS('opacity', '1');
  // The watch sees it once its block is closed, and no more traffic refreshes the page; then it is offered where it is named, and only there.
  const suspect = page.locator('[data-suspect="task = primes"]');
  await expect(async () => {
    await page.reload();
    await expect(suspect).toContainText('In task = primes, quality 0.400', { timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await expect(row('primes')).toContainText('suspect');
  await expect(row('primes').getByRole('button')).toHaveCount(0);
  await suspect.getByRole('button', { name: 'Exclude task = primes…' }).press('Enter');
  const candidates = Math.round(share * PEOPLE.length);
  await expect(page.getByRole('dialog')).toContainText(
    `v2 has served ${candidates} compared requests of task = primes since this stage began; from now on this cohort gets v1. Others keep what they have. It cannot be undone in this release.`,
  );
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await new ConsolePages(page, url).moveWithReason(
    'Exclude task = primes…',
    'Exclude',
    'Twins are missed since the new prompt',
  );

  expect(await application.shareOf(OLD, PEOPLE, PRIMES)).toBe(1);
  expect(await application.shareOf(NEW, PEOPLE, SUMS)).toBe(share);
  await expect(page.getByRole('list', { name: 'Excluded cohorts' })).toContainText(
    /Excluded: task = primes, by Dana Ruiz, .*: “Twins are missed since the new prompt”/,
  );
  await expect(row('primes')).toContainText('excluded');
  await expect(suspect).toHaveCount(0);
  await expect(row('primes').getByRole('button')).toHaveCount(0);
  await expect(row('sums').getByRole('button', { name: 'Exclude task = sums…' })).toHaveCount(1);
  await expect(page.locator('[data-action="release.cohort_excluded"]')).toContainText(
    'Dana Ruiz excluded task = primes from the release',
  );

  // Without the cohort everybody else is another population: the watch has begun anew.
  const overrides = [{ check: 'trigger_quiet' as const, reason: 'It has looked at all of them before.' }];
  await move(api, release, 'promote', { overrides });
  expect(await application.shareOf(OLD, PEOPLE, PRIMES)).toBe(1);
  expect(await application.shareOf(NEW, PEOPLE, SUMS)).toBe(share);
  heard.expectQuiet();
});
