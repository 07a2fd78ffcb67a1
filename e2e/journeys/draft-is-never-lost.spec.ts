import type { ReleaseView } from '../../lib/schemas/release';
import { ConsoleApi } from '../fixtures/console-api';
import { expect, test } from '../fixtures/own-app';
import { createFeature } from '../fixtures/scenario';
import { signIn } from '../fixtures/sign-in';

test('a draft is saved as it is typed, kept while the network is away, and never written over another', async ({
  startApp,
  page,
  context,
}) => {
  const { url } = await startApp();
  const api = await ConsoleApi.setUp(url);
  const feature = await createFeature(api, 'support-reply');
  const { id } = await api.post<ReleaseView>('/releases', {
    featureKey: feature.key,
    title: 'Shorter answers',
  });
  const stored = async () => (await api.get<ReleaseView>(`/releases/${id}`)).draft.note.change;
  await signIn(page, url);
  await page.goto(`${url}/releases/${id}/note`);
  const change = page.getByRole('textbox', { name: /^Change/ });
  const saved = page.getByRole('status').filter({ hasText: /^Saved/ });

  await change.fill('Replies are a third shorter.');
  await expect(saved).toBeVisible();
  await expect.poll(stored).toBe('Replies are a third shorter.');

  await context.setOffline(true);
  await change.fill('Replies cite their policy.');
  await expect(page.getByText('Not saved, kept in this browser.')).toBeVisible();
  expect(await stored()).toBe('Replies are a third shorter.');
  await context.setOffline(false);
  await expect.poll(stored).toBe('Replies cite their policy.');
  await expect(saved).toBeVisible();

  // Another page saves while this one has typed something else.
  await context.setOffline(true);
  await change.fill('Mine.');
  await expect(page.getByText('Not saved, kept in this browser.')).toBeVisible();
  const { draft } = await api.get<ReleaseView>(`/releases/${id}`);
  await api.put(`/releases/${id}/draft`, { draftSeq: draft.seq, note: { ...draft.note, change: 'Theirs.' } });
  await context.setOffline(false);
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText('Theirs.')).toBeVisible();
  await dialog.getByRole('button', { name: /mine/i }).click();
  await expect.poll(stored).toBe('Mine.');
});
