import { randomUUID } from 'node:crypto';
import { Application } from '../fixtures/application';
import { ConsoleApi } from '../fixtures/console-api';
import { expect, test } from '../fixtures/own-app';
import { createCheckedRelease, createFeature, createKey, move } from '../fixtures/scenario';
import { signIn } from '../fixtures/sign-in';
import { watchConsole } from '../fixtures/watch-console';
import { wholeNote } from '../fixtures/whole-note';

const [OLD, NEW] = ['a1'.repeat(32), 'b2'.repeat(32)];
const PEOPLE = Array.from({ length: 300 }, (_, n) => `person-${n}`);
/** The watch looks every two seconds. */
const WITHIN_A_ROUND = { timeout: 20_000 };

test('another prompt under the same label, and requests without a known one, stop promotion', async ({
  startApp,
  page,
}) => {
  test.setTimeout(360_000);
  const heard = watchConsole(page);
  const { url } = await startApp();
  const api = await ConsoleApi.setUp(url);
  const feature = await createFeature(api);
  const { secret } = await createKey(api, 'evaluate', 'ingest');
  const application = await Application.connect({ url, key: secret, feature: feature.key });
  await application.serve(PEOPLE, { tenant: 'globex' });
  const release = await createCheckedRelease(
    api,
    feature,
    wholeNote({ canary: { rule: { kind: 'everyone' }, share: 0.2 } }),
  );
  await signIn(page, url);

  await page.goto(`${url}/releases/${release.id}/note`);
  const onTraffic = page.getByLabel('On real traffic: 25 %');
  await expect(onTraffic).toContainText('300 of 300 requests (100 %) match');
  await expect(onTraffic).toContainText('Touches tenant: globex');

  await move(api, release, 'promote');
  await application.serve(PEOPLE, { tenant: 'globex' });
  await page.goto(`${url}/releases/${release.id}`);
  await expect(page.getByRole('button', { name: 'Promote to One cohort' })).toBeEnabled();

  const send = async (fields: Record<string, unknown>, count = 1) => {
    const events = Array.from({ length: count }, () => ({
      id: randomUUID(),
      feature: feature.key,
      ...fields,
    }));
    const answer = await fetch(`${url}/api/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify(events),
    });
    expect(answer.status).toBe(200);
  };
  for (const prompt of [OLD, NEW]) await send({ prompt_version: 'p42', fingerprints: { prompt } });

  const alarm = page.getByRole('region', { name: 'Hidden edit of the candidate’s prompt' });
  await expect(alarm).toBeVisible(WITHIN_A_ROUND);
  for (const hash of [OLD, NEW]) await expect(alarm.getByTitle(hash)).toHaveText(hash.slice(0, 8));
  await expect(alarm.getByText(/^1 request, first/)).toHaveCount(2);
  await expect(alarm.locator('time')).toHaveCount(4);
  await expect(page.locator('[data-action="release.hidden_edit_seen"]')).toHaveCount(1, WITHIN_A_ROUND);
  await expect(page.getByRole('button', { name: 'Promote to One cohort' })).toBeDisabled();
  await expect(page.getByText('Waits for: no hidden edit of either version.')).toBeVisible();
  const refused = await api.raw('post', `/releases/${release.id}/transitions`, {
    event: 'promote',
    seq: (await api.get<{ seq: number }>(`/releases/${release.id}`)).seq,
  });
  expect(refused.status()).toBe(409);
  expect(await refused.text()).toContain('another prompt under the same label');

  const labels = {
    model_version: 'gpt-5',
    prompt_version: 'p50',
    retrieval_version: 'r7',
    policy_version: 'c3',
  };
  await send(labels, 100);
  await send({}, 20);
  const unlabelled = page.getByRole('region', { name: 'Requests without a known version' });
  await expect(unlabelled).toContainText('of requests name no known version', WITHIN_A_ROUND);
  await expect(unlabelled.getByRole('row', { name: /gpt-5/ })).toContainText('100');
  await expect(page.locator('[data-check="labels_known"]')).toHaveAttribute('data-outcome', 'fail');

  await unlabelled.getByRole('link', { name: 'Register this version' }).click();
  await expect(page.getByLabel('Prompt version')).toHaveValue('p50');
  await page.getByRole('button', { name: 'Create the version' }).click();
  await expect(page.getByRole('heading', { level: 1, name: feature.name })).toBeVisible();
  await page.goto(url);
  await expect(page.getByRole('link', { name: /^Look into it/ })).toBeVisible();
  heard.expectQuiet();
});
