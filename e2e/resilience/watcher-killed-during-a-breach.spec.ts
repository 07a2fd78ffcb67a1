import type { AuditPage } from '../../lib/schemas/audit';
import type { ReleaseView } from '../../lib/schemas/release';
import { seededRandom } from '../../lib/server/sample/seeded-random';
import { ConsoleApi } from '../fixtures/console-api';
import { type App, expect, test } from '../fixtures/own-app';
import { createCheckedRelease, createFeature, createKey, move, sendEvents } from '../fixtures/scenario';
import { signIn } from '../fixtures/sign-in';
import { wholeNote } from '../fixtures/whole-note';

// Fifty take minutes: SLUICE_WATCH_KILLS=50.
const KILLS = Number(process.env.SLUICE_WATCH_KILLS ?? 4);
const SEED = Number(process.env.SLUICE_WATCH_SEED ?? 7);
const MOST_DELAY_MS = 6_000;

test('a breach is answered once, whichever of two watching processes is killed, and whenever', async ({
  startApp,
  page,
}) => {
  test.setTimeout(180_000 + KILLS * 25_000);
  const random = seededRandom(SEED);
  const front = await startApp();
  const api = await ConsoleApi.setUp(front.url);
  const { secret } = await createKey(api, 'ingest');
  const watchers: App[] = [front, await startApp()];

  const breached: ReleaseView[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const feature = await createFeature(api);
    await sendEvents(front.url, secret, feature.key, { variant: 'v1', count: 20 });
    const release = await createCheckedRelease(
      api,
      feature,
      wholeNote({ canary: { rule: { kind: 'everyone' }, share: 0.2 } }),
    );
    await move(api, release, 'promote');
    breached.push(release);
    await sendEvents(front.url, secret, feature.key, { variant: 'v1', count: 200 });
    await sendEvents(front.url, secret, feature.key, { variant: 'v2', count: 300 });
    // Every other one breaches while it is held, or while its gate waits for approval.
    if (kill % 2 === 1) await move(api, release, 'hold', { reason: 'Waits for approval.' });
    const fields = { parse_failed: true };
    await sendEvents(front.url, secret, feature.key, { variant: 'v2', count: 300, fields });
    // At any moment of the breach, one and then the other.
    await new Promise((resolve) => setTimeout(resolve, random() * MOST_DELAY_MS));
    const place = kill % 2;
    await watchers[place]?.kill();
    watchers[place] = await startApp({ port: portOf(watchers[place]) });
  }

  for (const { id } of breached) {
    const look = async () => (await api.get<ReleaseView>(`/releases/${id}`)).status;
    await expect.poll(look, { timeout: 60_000 }).toMatch(/rolling_back|recovery_unconfirmed/);
  }
  for (const { id } of breached) {
    const { entries } = await api.get<AuditPage>(`/audit?releaseId=${id}`);
    const acted = entries.filter(({ action }) => /trigger_fired|rolled_back/.test(action));
    expect(acted.map(({ action }) => action)).toEqual(['release.trigger_fired']);
  }
  // Its owner is told once of each, on the Desk.
  await signIn(page, front.url);
  await page.goto(front.url);
  await expect(page.getByText('Trigger fired', { exact: true })).toHaveCount(KILLS);
  console.log(
    `${KILLS} breaches, ${KILLS} kills: each was answered by one rollback, one row of history and one word to its owner`,
  );
});

function portOf(app: App | undefined): number {
  return Number(new URL(app?.url ?? '').port);
}
