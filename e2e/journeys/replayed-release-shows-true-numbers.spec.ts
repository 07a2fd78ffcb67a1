import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { FeatureView } from '../../lib/schemas/feature';
import type { ReleaseView } from '../../lib/schemas/release';
import { ConsoleApi } from '../fixtures/console-api';
import { expect, test } from '../fixtures/own-app';
import { recount } from '../fixtures/recount';
import { createCheckedRelease, createKey, move } from '../fixtures/scenario';
import { signIn } from '../fixtures/sign-in';
import { wholeNote } from '../fixtures/whole-note';

const run = promisify(execFile);
const FILE = path.resolve('..', 'shared', 'data', 'llmdrift', 'gpt-4_0314-to-0613', 'events.jsonl');
const FEATURE = 'gpt-4-answers';
const MODELS = { v1: 'gpt-4-0314', v2: 'gpt-4-0613' } as const;
const OTHER_LABELS = { prompt_version: 'v1', retrieval_version: 'none', policy_version: 'none' };

test('GPT-4, March to June 2023, replayed through a canary and a cohort stage, shows the numbers of the file', async ({
  startApp,
  page,
}, info) => {
  test.skip(!existsSync(FILE), `The recorded release is not there: ${FILE}`);
  test.setTimeout(480_000);
  const { url } = await startApp();
  const api = await ConsoleApi.setUp(url);
  await api.post('/features', {
    key: FEATURE,
    name: 'GPT-4 answers',
    unitName: 'case',
    liveVersion: { model_version: MODELS.v1, ...OTHER_LABELS },
  });
  await api.post(`/features/${FEATURE}/versions`, { model_version: MODELS.v2, ...OTHER_LABELS });
  const feature = await api.get<FeatureView>(`/features/${FEATURE}`);
  const { secret } = await createKey(api, 'evaluate', 'ingest');

  const served: { caseId: string; model: string }[] = [];
  const replay = async (name: string, ...more: string[]): Promise<void> => {
    const log = info.outputPath(`${name}.jsonl`);
    const args = [
      'scripts/replay/main.ts',
      FILE,
      '--feature',
      FEATURE,
      '--url',
      url,
      '--run',
      name,
      '--log',
      log,
    ];
    const env = { ...process.env, SLUICE_KEY: secret };
    await run('node_modules/.bin/tsx', [...args, ...more], { env });
    for (const line of readFileSync(log, 'utf8').split('\n').filter(Boolean)) {
      const { key, variant } = JSON.parse(line) as {
        key: string;
        variant: keyof typeof MODELS;
      };
      served.push({ caseId: key, model: MODELS[variant] });
    }
  };

  await replay('before', '--limit', '300');
  const canary = { rule: { kind: 'everyone' as const }, share: 0.1 };
  const primes = {
    kind: 'condition' as const,
    attribute: 'task',
    operator: 'is' as const,
    values: ['prime'],
  };
  // A trigger would end this release in the first minute; it is the numbers that are looked at here.
  const [trigger] = wholeNote().triggers;
  if (!trigger) throw new Error('The note has a trigger');
  const note = {
    ...wholeNote({ canary, cohort: { rule: primes, share: 0.5 } }),
    triggers: [{ ...trigger, threshold: 0.99 }],
  };
  const release = await createCheckedRelease(api, feature, note);
  await move(api, release, 'promote');
  await replay('canary');
  // The watch sees what was sent once its block has closed; the few candidates stay too few for the trigger.
  const look = () => api.get<ReleaseView>(`/releases/${release.id}`);
  await expect
    .poll(async () => (await look()).gate?.overridable, { timeout: 60_000 })
    .toEqual(['trigger_quiet']);
  const overrides = [
    { check: 'trigger_quiet' as const, reason: 'It is the numbers that are looked at here.' },
  ];
  await move(api, release, 'promote', { overrides });
  await replay('cohort');
  expect((await api.get<ReleaseView>(`/releases/${release.id}`)).stageIndex).toBe(2);

  await signIn(page, url);
  await page.goto(`${url}/releases/${release.id}?window=all&scope=all`);
  let compared = 0;
  for (const [variant, model] of Object.entries(MODELS)) {
    const expected = recount(FILE, served, model);
    expect(expected.requests).toBeGreaterThan(100);
    await expect(
      page.getByText(`${variant} ${expected.requests.toLocaleString('en-US')} requests`),
    ).toBeVisible();
    for (const [label, { text, n, nearMs }] of Object.entries(expected.shown)) {
      const arm = page
        .getByRole('region', { name: label, exact: true })
        .getByRole('listitem')
        .filter({ hasText: variant });
      const value = nearMs === undefined ? literally(text) : '[\\d.]+ m?s';
      await expect(arm, label).toHaveText(new RegExp(`${value}\\s+n ${n.toLocaleString('en-US')}$`));
      if (nearMs !== undefined) {
        const { ms, halfDigit } = shownTime((await arm.textContent()) ?? '');
        // What the histogram allows, and the rounding of what is shown.
        const allowed = nearMs * 0.01 + halfDigit;
        expect(Math.abs(ms - nearMs), `${label} of ${variant} is ${text}`).toBeLessThanOrEqual(allowed);
      }
      compared += 1;
    }
  }
  expect(compared).toBe(18);
});

/** 1.23 s or 456 ms, and half of the last digit of that, in ms. */
function shownTime(text: string): { ms: number; halfDigit: number } {
  const [, value, unit] = /([\d.]+) (m?s)\s*n /.exec(text) ?? [];
  return unit === 's' ? { ms: Number(value) * 1_000, halfDigit: 5 } : { ms: Number(value), halfDigit: 0.5 };
}

const literally = (text: string) => text.replace(/[.$]/g, '\\$&');
