import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import postgres from 'postgres';
import { ConsoleApi } from '../fixtures/console-api';
import { type App, expect, test } from '../fixtures/own-app';
import { createFeature, createKey } from '../fixtures/scenario';

const RUNS = 5;
const CALLS_AT_ONCE = 6;

interface Sent {
  id: string;
  feature: string;
  variant: string;
  latency_ms: number;
  quality: number;
  context: { tenant: string };
}

/** How one run sends its events: how many, in what pieces, how often each, in what order, and who is killed when. */
const plan = fc.record({
  events: fc.integer({ min: 50, max: 600 }),
  /** Once for each time that everything is sent: the size of its pieces. */
  pieces: fc.array(fc.integer({ min: 4, max: 200 }), { minLength: 1, maxLength: 5 }),
  shuffle: fc.integer({ min: 1, max: 2 ** 30 }),
  killAfterShare: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
});

test('counts each id once however often and in whatever pieces it is sent, to two processes of which one is killed', async ({
  database,
  startApp,
}) => {
  test.setTimeout(480_000);
  const survivor = await startApp();
  const api = await ConsoleApi.setUp(survivor.url);
  const { secret } = await createKey(api, 'ingest');
  const sql = postgres(database.url, { max: 1 });

  const post = async (app: App, events: readonly Sent[]): Promise<boolean> => {
    try {
      const answer = await fetch(`${app.url}/api/v1/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        body: JSON.stringify(events),
      });
      return answer.status === 200;
    } catch {
      return false;
    }
  };

  await fc.assert(
    fc.asyncProperty(plan, async ({ events: count, pieces, shuffle, killAfterShare }) => {
      const feature = await createFeature(api);
      // Started now, so that it knows the feature's versions from its first request on.
      const victim = await startApp();
      const events = Array.from({ length: count }, (_, n): Sent => {
        const tenant = `tenant-${n % 3}`;
        const variant = n % 2 === 0 ? 'v1' : 'v2';
        return {
          id: randomUUID(),
          feature: feature.key,
          variant,
          latency_ms: n,
          quality: (n % 5) / 4,
          context: { tenant },
        };
      });
      const random = seeded(shuffle);
      const calls = shuffled(
        pieces.flatMap((size) => {
          const order = shuffled(events, random);
          return Array.from({ length: Math.ceil(count / size) }, (_, n) =>
            order.slice(n * size, n * size + size),
          );
        }),
        random,
      );
      const killAt = Math.floor(calls.length * killAfterShare);
      let turn = 0;
      let killed: Promise<unknown> | null = null;
      // A client as it should be: what is not acknowledged is sent again, to whichever process answers.
      const writer = async (): Promise<void> => {
        while (turn < calls.length) {
          const mine = turn;
          turn += 1;
          if (mine === killAt) killed = victim.kill();
          let target = mine % 2 === 0 ? victim : survivor;
          while (!(await post(target, calls[mine] ?? []))) target = survivor;
        }
      };
      await Promise.all(Array.from({ length: CALLS_AT_ONCE }, writer));
      await killed;

      const [raw] = await sql<{ rows: number; ids: number }[]>`
        SELECT count(*)::int AS rows, count(DISTINCT id)::int AS ids FROM event WHERE feature_id = ${feature.id}`;
      expect(raw).toEqual({ rows: count, ids: count });
      const { totals } = await api.get<{
        totals: { requests: number; metrics: { quality: { n: number; value: number } } }[];
      }>(`/features/${feature.key}/dashboard?minutes=60`);
      expect(totals.reduce((sum, { requests }) => sum + requests, 0)).toBe(count);
      const quality = totals.reduce((sum, { metrics }) => sum + metrics.quality.n * metrics.quality.value, 0);
      expect(quality).toBeCloseTo(
        events.reduce((sum, event) => sum + event.quality, 0),
        6,
      );
    }),
    // A smaller example would take minutes to find.
    { numRuns: RUNS, endOnFailure: true },
  );
  await sql.end();
});

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
