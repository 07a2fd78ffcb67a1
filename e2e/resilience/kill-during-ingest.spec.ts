import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { ADMIN, ConsoleApi } from '../fixtures/console-api';
import { type App, expect, test } from '../fixtures/own-app';
import { createFeature, createKey } from '../fixtures/scenario';

const KILLS = 5;
const WRITERS = 4;
const BATCH = 200;

test('counts each acknowledged event once when the process is killed under load and clients retry', async ({
  database,
  startApp,
}) => {
  test.setTimeout(360_000);
  let app: App = await startApp();
  const api = await ConsoleApi.setUp(app.url);
  const feature = await createFeature(api);
  const { secret } = await createKey(api, 'ingest');

  const acknowledged = new Set<string>();
  let retries = 0;
  let running = true;

  const post = async (ids: string[]): Promise<boolean> => {
    try {
      const answer = await fetch(`${app.url}/api/v1/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        body: JSON.stringify(ids.map((id) => ({ id, feature: feature.key, variant: 'v1', latency_ms: 5 }))),
      });
      return answer.status === 200;
    } catch {
      return false;
    }
  };
  // A client as it should be: the same ids again until they are acknowledged.
  const write = async (): Promise<void> => {
    while (running) {
      const ids = Array.from({ length: BATCH }, () => randomUUID());
      while (!(await post(ids))) retries += 1;
      for (const id of ids) acknowledged.add(id);
    }
  };
  const writers = Array.from({ length: WRITERS }, write);

  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = acknowledged.size;
    await expect
      .poll(() => acknowledged.size, { timeout: 30_000 })
      .toBeGreaterThan(before + 5 * BATCH * (kill + 1));
    const { port } = app;
    await app.kill();
    app = await startApp({ port });
  }
  running = false;
  await Promise.all(writers);

  const sql = postgres(database.url, { max: 1 });
  const stored = await sql<{ id: string }[]>`SELECT id FROM event`;
  await sql.end();
  expect(retries).toBeGreaterThan(0);
  expect(stored.length).toBe(acknowledged.size);
  expect(stored.filter(({ id }) => !acknowledged.has(id))).toEqual([]);

  const { requestsLastDay } = await (await ConsoleApi.signIn(app.url, ADMIN)).get<{
    requestsLastDay: number;
  }>(`/features/${feature.key}`);
  expect(requestsLastDay).toBe(acknowledged.size);
  test.info().annotations.push({
    type: 'measured',
    description: `${KILLS} kills, ${acknowledged.size} acknowledged events, ${retries} retried calls, 0 lost, 0 twice`,
  });
});
