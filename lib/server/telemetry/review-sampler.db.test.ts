import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import { insertRoutingScenario, SCENARIO } from '@/lib/testing/routing-scenario';
import { type IngestPool, openIngestPool } from '../db/ingest-pool';
import { openSql, type Sql } from '../db/sql-client';
import { buildSnapshot } from '../routing/build-snapshot';
import type { Snapshot } from '../routing/snapshot';
import { ingestBatch } from './ingest-batch';
import { IngestQueue } from './ingest-queue';

const database = useTestDatabase();
const NOW = Date.now();
const SIZE = 20;

interface Row {
  stage_index: number;
  version_id: string;
  cohort: string;
  event_id: string;
  input: string | null;
  output: string | null;
  input_key: string | null;
}

describe('samples drawn at ingest', () => {
  let sql: Sql;
  let pool: IngestPool;
  let snapshot: Snapshot;

  beforeAll(async () => {
    sql = openSql(database.url, 8);
    pool = openIngestPool(database.url, 4);
    await insertRoutingScenario(sql, [
      {
        rule: { kind: 'condition', attribute: 'tenant', operator: 'is', values: ['acme'] },
        share: 0.5,
      },
      { rule: { kind: 'everyone' }, share: 0.5 },
    ]);
    await sql`UPDATE review_settings SET settings = ${sql.json({ sampleSize: SIZE })}`;
    snapshot = await buildSnapshot(sql, NOW);
  });
  afterEach(() => sql`TRUNCATE event, event_key, rollup_part, review_sample, review_stratum CASCADE`);
  afterAll(() => Promise.all([sql.end(), pool.end()]));

  /** Half of the people have the candidate; what each sends comes from the arm they are in. */
  const request = (n: number, change: object = {}) => {
    const key = `user-${n}`;
    return {
      ...{ id: `e${n}`, feature: SCENARIO.featureKey, targeting_key: key, output: `answer ${n}` },
      context: { tenant: n % 4 === 0 ? 'acme' : 'globex' },
      ...change,
    };
  };
  const inArms = (events: readonly ReturnType<typeof request>[]) =>
    events.flatMap((event) => [
      { ...event, id: `${event.id} v1`, variant: 'v1' },
      { ...event, id: `${event.id} v2`, variant: 'v2' },
    ]);
  const send = async (queue: IngestQueue, values: readonly object[], with_ = snapshot) =>
    ingestBatch(() => values.map((value) => ({ kind: 'value', value })), with_, queue, NOW);
  const newQueue = () => new IngestQueue(() => pool);
  const samples = () => sql<Row[]>`SELECT * FROM review_sample ORDER BY priority`;
  const strata = async () => {
    const rows = await sql<{ name: string; requests: number; cut: number | null; rows: number }[]>`
      SELECT version_id || ' ' || cohort AS name, sum(requests)::int AS requests, min(cut) AS cut,
        count(*)::int AS rows
      FROM review_stratum GROUP BY 1 ORDER BY 1`;
    return rows;
  };
  /** By stratum, the events that the sample consists of: what lies below the cut, the lowest first. */
  const drawn = async () => {
    const rows = await sql<{ name: string; ids: string[] }[]>`
      SELECT s.version_id || ' ' || s.cohort AS name,
        (array_agg(s.event_id ORDER BY s.priority) FILTER (WHERE s.priority < coalesce(t.cut, 2)))[1:${SIZE}] AS ids
      FROM review_sample s JOIN (
        SELECT version_id, cohort, min(cut) AS cut FROM review_stratum GROUP BY 1, 2
      ) t USING (version_id, cohort) GROUP BY 1 ORDER BY 1`;
    return rows.map(({ name, ids }) => [name, ids]);
  };

  it('are those with the lowest priorities, whatever the order, the commits, the process and the repeats', async () => {
    const events = inArms(Array.from({ length: 600 }, (_, n) => request(n)));
    await send(newQueue(), events);
    const first = await drawn();
    const counted = (await strata()).map(({ name, requests }) => [name, requests]);
    expect(first.map(([name, ids]) => [name, ids?.length])).toEqual([
      ['version-1 Stage 1', SIZE],
      ['version-1 Stage 2', SIZE],
      ['version-2 Stage 1', SIZE],
      ['version-2 Stage 2', SIZE],
    ]);
    await sql`TRUNCATE event, event_key, rollup_part, review_sample, review_stratum CASCADE`;
    const [one, other] = [newQueue(), newQueue()];
    const shuffled = [...events].sort((a, b) => (a.id.slice(-5) < b.id.slice(-5) ? -1 : 1));
    for (let at = 0; at < shuffled.length; at += 40) {
      const part = shuffled.slice(at, at + 40);
      await Promise.all([send(one, part), send(other, part)]);
    }
    expect(await drawn()).toEqual(first);
    expect((await strata()).map(({ name, requests }) => [name, requests])).toEqual(counted);
    const compared = await sql<{ n: number }[]>`SELECT count(*)::int AS n FROM event WHERE comparable`;
    expect(counted.reduce((sum, [, requests]) => sum + Number(requests), 0)).toBe(compared[0]?.n);
  });

  it('grow rare as more comes: what is kept for a while is little more than the sample', async () => {
    const queue = newQueue();
    const events = inArms(Array.from({ length: 2_000 }, (_, n) => request(n)));
    for (let at = 0; at < events.length; at += 100) await send(queue, events.slice(at, at + 100));
    const [{ n } = { n: 0 }] = await sql<{ n: number }[]>`SELECT count(*)::int AS n FROM review_sample`;
    // Twenty of each of four strata; each of them sees 20 (1 + ln (N / 20)) that are the lowest for a while.
    expect(n).toBeGreaterThanOrEqual(4 * SIZE);
    expect(n).toBeLessThan(4 * SIZE * (1.5 + Math.log(1_500 / SIZE)));
  });

  it.each([
    ['without an output', { output: undefined }],
    ['without who it is for', { targeting_key: undefined }],
    ['that is a tool call', { kind: 'tool_call' }],
    ['of no known version', { variant: 'v9' }],
  ])('leave out an event %s', async (_name, change) => {
    await send(newQueue(), [...inArms([request(1), request(2)]).map((event) => ({ ...event, ...change }))]);
    expect(await samples()).toEqual([]);
    expect(await strata()).toEqual([]);
  });

  it('and raw events keep their texts redacted and cut', async () => {
    const input = '  Mail\nADA@example.org ';
    const output = `${'x'.repeat(25_000)}`;
    await send(newQueue(), inArms([request(1, { input, output }), request(3, { input: 'mail [email]' })]));
    const [a, b] = await sql<Row[]>`SELECT * FROM review_sample WHERE event_id IN ('e1 v1', 'e1 v2')
      UNION ALL SELECT * FROM review_sample WHERE event_id IN ('e3 v1', 'e3 v2')`;
    expect(a?.input).toBe('  Mail\n[email] ');
    expect(a?.output).toBe(`${'x'.repeat(20_000)}\n[cut: 25,000 characters in all]`);
    expect(a?.input_key).toBe(b?.input_key);
    const texts = await sql`SELECT DISTINCT input, output FROM event WHERE id IN ('e1 v1', 'e1 v2')`;
    expect(texts).toEqual([{ input: a?.input, output: a?.output }]);
  });

  it('and raw events are stored whole where a character lies across what redaction makes room for', async () => {
    const token = `eyJ${'a'.repeat(600)}.bb.cc`;
    const output = `${token} ${'x'.repeat(19_901)}🙂`;
    const { accepted } = await send(newQueue(), inArms([request(1, { output })]));
    expect(accepted).toBe(2);
    expect((await samples()).map((row) => row.output)).toEqual([`[token] ${'x'.repeat(19_901)}🙂`]);
  });

  it('are drawn though the release is being moved, and not at all once it is gone', async () => {
    const events = inArms([request(1)]);
    await sql.begin(async (tx) => {
      await tx`SELECT id FROM release WHERE id = ${SCENARIO.releaseId} FOR NO KEY UPDATE`;
      await send(newQueue(), events);
    });
    expect(await samples()).toHaveLength(1);
    const gone = { ...snapshot, routing: withRelease(snapshot, 'gone') };
    const { accepted } = await send(newQueue(), inArms([request(2)]), gone);
    expect(accepted).toBe(2);
    expect(await samples()).toHaveLength(1);
  });
});

function withRelease({ routing }: Snapshot, id: string): Snapshot['routing'] {
  const features = [...routing.features].map(([key, feature]) => {
    const release = feature.release && { ...feature.release, id };
    return [key, { ...feature, release, activeReleaseId: id }] as const;
  });
  return { ...routing, features: new Map(features) };
}
