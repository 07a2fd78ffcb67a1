import type { Page } from '@playwright/test';
import { verifyReceived, WebhookReceiver } from '../../lib/testing/webhook-receiver';
import { ConsoleApi } from '../fixtures/console-api';
import { expect, test } from '../fixtures/own-app';
import { createCheckedRelease, createFeature, createKey, move, sendEvents } from '../fixtures/scenario';
import { signIn } from '../fixtures/sign-in';
import { watchConsole } from '../fixtures/watch-console';
import { wholeNote } from '../fixtures/whole-note';

const LOCAL = { SLUICE_ALLOW_PRIVATE_TARGETS: '127.0.0.0/8' };

/** Adds a webhook without a mouse; answers its secret. */
async function addByKeyboard(page: Page, address: string): Promise<string> {
  await page.getByRole('button', { name: 'Add a target' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'Webhook' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('on call');
  await page.keyboard.press('Tab');
  await page.keyboard.type('ftp://example.com');
  await page.keyboard.press('Enter');
  await expect(page.getByText('An address that begins with https:// or http://')).toBeVisible();
  await expect(page.getByLabel('Address')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(address);
  // On to the events: only some of them, and which.
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Only these' }).first()).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Choose at least one event')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Trigger fired' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  const secret = page.locator('pre').filter({ hasText: /^whsec_/ });
  await expect(secret).toBeVisible();
  const text = (await secret.textContent()) ?? '';
  await page.getByRole('button', { name: 'I have copied it' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  return text;
}

test('an admin adds a webhook, a trigger rolls back, and the receiver is told so, verifiably', async ({
  startApp,
  page,
}) => {
  test.setTimeout(300_000);
  const heard = watchConsole(page);
  const receiver = await WebhookReceiver.open();
  receiver.answer = () => ({ status: 200, body: 'paged the one on call' });
  const { url } = await startApp({ env: LOCAL });
  const api = await ConsoleApi.setUp(url);
  await signIn(page, url);
  await page.goto(`${url}/settings/notifications`);
  await expect(page.getByText('Messages carry no links')).toBeVisible();
  const secret = await addByKeyboard(page, receiver.url);

  await page.getByRole('link', { name: 'on call' }).click();
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByText('arrived')).toBeVisible();
  await expect(page.getByText('paged the one on call')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  const [tested] = receiver.received;
  expect(tested && verifyReceived(secret, tested).type).toBe('target.test');

  const feature = await createFeature(api);
  const key = (await createKey(api, 'ingest')).secret;
  await sendEvents(url, key, feature.key, { variant: 'v1', count: 20 });
  const release = await createCheckedRelease(
    api,
    feature,
    wholeNote({ canary: { rule: { kind: 'everyone' }, share: 0.2 } }),
  );
  await move(api, release, 'promote');
  await sendEvents(url, key, feature.key, { variant: 'v1', count: 200 });
  await sendEvents(url, key, feature.key, { variant: 'v2', count: 300 });
  const fields = { parse_failed: true };
  await sendEvents(url, key, feature.key, { variant: 'v2', count: 300, fields });

  // The promotion is not told: this target wants one kind of event.
  await expect.poll(() => receiver.accepted.length, { timeout: 120_000 }).toBe(2);
  const told = receiver.received[1];
  expect(told && verifyReceived(secret, told)).toMatchObject({
    type: 'release.trigger_fired',
    data: {
      feature: { key: feature.key },
      release: { id: release.id, url: null },
      sentence: expect.stringContaining('The release is rolling back.'),
      details: { triggerId: 'parse', action: 'roll_back' },
    },
  });

  await page.reload();
  const messages = page.getByRole('region', { name: 'Messages to this target' });
  const row = messages.getByRole('row').filter({ hasText: 'Trigger fired' });
  await expect(row).toContainText('delivered');
  await row.locator('summary:visible').click();
  await expect(row.locator('pre:visible')).toHaveText('paged the one on call');
  await page.getByRole('button', { name: /^Redeliver: Trigger fired/ }).click();
  await expect.poll(() => receiver.accepted.length).toBe(3);
  const [, first, again] = receiver.acceptedIds;
  expect(again).toBe(first);
  await expect(messages.getByRole('row').filter({ hasText: 'delivered' })).toHaveCount(2);

  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toContain('sluice_notification_attempts_total{kind="webhook",outcome="delivered"} 2');
  expect(metrics).toContain('sluice_notification_oldest_waiting_seconds 0\n');
  heard.expectQuiet();
  await receiver.goAway();
});
