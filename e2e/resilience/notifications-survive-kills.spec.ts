import postgres from 'postgres';
import type { TargetWithSecret } from '../../lib/schemas/notification';
import { verifyReceived, WebhookReceiver } from '../../lib/testing/webhook-receiver';
import { ConsoleApi } from '../fixtures/console-api';
import { type App, expect, test } from '../fixtures/own-app';
import { createCheckedRelease, createFeature, createKey, move, sendEvents } from '../fixtures/scenario';

const KILLS = 3;
const RELEASES = 4;
const MOVES = 12;
const ANSWER_MS = 150;
const env = { SLUICE_ALLOW_PRIVATE_TARGETS: '127.0.0.0/8', SLUICE_RETRY_SCALE: '0.01' };

test('a process that is killed midway loses no message, and repeats one only under its id', async ({
  database,
  startApp,
}) => {
  test.setTimeout(360_000);
  const receiver = await WebhookReceiver.open();
  let open = () => {};
  const written = new Promise<void>((resolve) => {
    open = resolve;
  });
  // Held until all is written, then slow enough that a kill meets messages which the receiver has and nobody noted.
  receiver.answer = async () => {
    await written;
    await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
    return { status: 204 };
  };
  let app: App = await startApp({ env });
  const api = await ConsoleApi.setUp(app.url);
  const { secret } = await api.post<TargetWithSecret>('/notification-targets', {
    ...{ name: 'on call', kind: 'webhook', address: receiver.url },
    events: ['release.held', 'release.resumed'],
  });
  const key = await createKey(api, 'ingest');
  const releases = [];
  for (let n = 0; n < RELEASES; n += 1) {
    const feature = await createFeature(api);
    await sendEvents(app.url, key.secret, feature.key, { variant: 'v1', count: 20 });
    const release = await createCheckedRelease(api, feature);
    await move(api, release, 'promote');
    releases.push(release);
  }
  for (let turn = 0; turn < MOVES; turn += 1) {
    for (const release of releases) {
      await move(api, release, turn % 2 === 0 ? 'hold' : 'resume', { reason: `Turn ${turn}.` });
    }
  }
  open();

  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = receiver.received.length;
    await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBeGreaterThan(before + 2);
    const { port } = app;
    await app.kill();
    app = await startApp({ port, env });
  }

  const sql = postgres(database.url, { max: 1 });
  const left = async () => {
    const [row] = await sql<{ n: number }[]>`
      SELECT count(*)::int AS n FROM notification_delivery WHERE state <> 'delivered'`;
    return row?.n;
  };
  await expect.poll(left, { timeout: 180_000 }).toBe(0);
  const stored = await sql<{ id: string; release: string }[]>`
    SELECT event_id AS id, release_id AS release FROM notification_delivery ORDER BY seq`;
  await sql.end();
  expect(stored).toHaveLength(RELEASES * MOVES);
  const arrived = receiver.received.map(({ headers }) => String(headers['webhook-id']));
  for (const { id: release } of releases) {
    const expected = stored.filter((row) => row.release === release).map(({ id }) => id);
    // Each at least once, and none before an earlier one, whatever came twice.
    const got = arrived.filter((id, place) => expected.includes(id) && arrived.indexOf(id) === place);
    expect(got).toEqual(expected);
  }
  for (const received of receiver.received)
    expect(() => verifyReceived(secret ?? '', received)).not.toThrow();
  test.info().annotations.push({
    type: 'measured',
    description: `${KILLS} kills, ${stored.length} messages, ${arrived.length - stored.length} repeated under their id, 0 lost`,
  });
  console.log(`${stored.length} messages, ${arrived.length} arrivals, ${KILLS} kills, 0 lost`);
  await receiver.goAway();
});
