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
const NOW = Date.parse('2026-05-01T12:00:00Z');
const feature = SCENARIO.featureKey;

describe('ingestBatch', () => {
  let sql: Sql;
  let pool: IngestPool;
  let queue: IngestQueue;
  let snapshot: Snapshot;

  beforeAll(async () => {
    sql = openSql(database.url, 8);
    pool = openIngestPool(database.url, 2);
    queue = new IngestQueue(() => pool);
    await insertRoutingScenario(sql, [{ rule: { kind: 'everyone' }, share: 0.5 }]);
    snapshot = await buildSnapshot(sql, NOW);
  });
  afterEach(() => sql`TRUNCATE event, event_key, outcome, rollup_part`);
  afterAll(() => Promise.all([sql.end(), pool.end()]));

  const send = async (...values: unknown[]) => {
    const items = values.map((value) => ({ kind: 'value' as const, value }));
    const { features: _, ...answer } = await ingestBatch(() => items, snapshot, queue, NOW);
    return answer;
  };
  const stored = (id: string) => sql`SELECT * FROM event WHERE id = ${id}`.then(([row]) => row);
  const countOf = async (table: 'event' | 'outcome') => {
    const [row] = await sql<{ n: number }[]>`SELECT count(*)::int AS n FROM ${sql(table)}`;
    return row?.n;
  };

  it('stores every field as it was sent', async () => {
    const event = {
      id: 'e1',
      time: '2026-05-01T10:00:00.250+02:00',
      feature,
      variant: 'v2',
      targeting_key: 'user-2',
      context: { tenant: 'acme', user: { plan: 'pro' } },
      latency_ms: 812.5,
      input_tokens: 30,
      output_tokens: 0,
      cost_usd: 0.00117,
      parse_failed: false,
      tool_calls: 3,
      tool_errors: 1,
      refused: true,
      fallback: false,
      error: false,
      task_success: true,
      quality: 0.75,
      fingerprints: { prompt: 'a'.repeat(64) },
      input: 'Ist das so? „Ja“ 🚀',
      output: 'line\nline',
    };
    expect(await send(event)).toEqual({ accepted: 1, duplicates: 0, rejected: [] });
    const { id, time: _, feature: __, variant: ___, ...measured } = event;
    expect(await stored(id)).toMatchObject({
      ...measured,
      feature_id: SCENARIO.featureId,
      at: new Date('2026-05-01T08:00:00.250Z'),
      version_id: SCENARIO.candidateId,
      unknown_label: null,
      release_id: SCENARIO.releaseId,
      stage_index: 1,
    });
  });

  it('keeps what was not measured as null, never as zero', async () => {
    await send({ id: 'bare', feature });
    expect(await stored('bare')).toMatchObject({
      at: new Date(NOW),
      version_id: null,
      unknown_label: null,
      latency_ms: null,
      cost_usd: null,
      input_tokens: null,
      parse_failed: null,
      tool_errors: null,
      quality: null,
      task_success: null,
      comparable: false,
    });
  });

  it('counts each id once: within a call, over calls, and over calls at the same time', async () => {
    const events = Array.from({ length: 500 }, (_, index) => ({ id: `e${index}`, feature }));
    expect(
      await send({ id: 'twice', feature, quality: 1 }, { id: 'twice', feature, quality: 0 }),
    ).toMatchObject({
      accepted: 1,
      duplicates: 1,
    });
    expect(await stored('twice')).toMatchObject({ quality: 1 });
    const answers = await Promise.all([
      send(...events),
      send(...[...events].reverse()),
      send(...events.slice(100)),
    ]);
    expect(answers.reduce((sum, answer) => sum + answer.accepted, 0)).toBe(500);
    expect(answers.reduce((sum, answer) => sum + answer.duplicates, 0)).toBe(900);
    expect(await countOf('event')).toBe(501);
  });

  it('keeps the valid ones and names the others by index, field and reason', async () => {
    const answer = await send(
      { id: 'good', feature },
      { id: 'typo', feature, latancy_ms: 3 },
      { feature },
      { id: 'neg', feature, latency_ms: -1 },
      { id: 'q', feature, quality: 1.2 },
      { id: 'nowhere', feature: 'no-such' },
      { id: 'old', feature, time: NOW - 91 * 86_400_000 },
      { id: 'ahead', feature, time: NOW + 25 * 3_600_000 },
      { id: 'text', feature, time: 'yesterday' },
      { id: 'nul', feature, output: 'a\u0000b' },
      { id: 'half', feature, context: { name: '\ud800' } },
      { id: 'long', feature, input: 'ü'.repeat(32_769) },
      { id: 'tools', feature, tool_errors: 2, tool_calls: 1 },
      { id: 'fp', feature, fingerprints: { prompt: 'abc' } },
      { id: 'says-nothing', outcome_of: 'good', feature },
      'not an event',
      { id: 'also good', feature, time: NOW },
    );
    expect(answer.accepted).toBe(2);
    expect(answer.rejected.map(({ index, id, code, field }) => [index, id, code, field])).toEqual([
      [1, 'typo', 'unknown_field', 'latancy_ms'],
      [2, undefined, 'missing', 'id'],
      [3, 'neg', 'out_of_range', 'latency_ms'],
      [4, 'q', 'out_of_range', 'quality'],
      [5, 'nowhere', 'unknown_feature', 'feature'],
      [6, 'old', 'time_too_old', 'time'],
      [7, 'ahead', 'time_in_future', 'time'],
      [8, 'text', 'invalid', 'time'],
      [9, 'nul', 'invalid', 'output'],
      [10, 'half', 'invalid', 'context'],
      [11, 'long', 'invalid', 'input'],
      [12, 'tools', 'invalid', 'tool_errors'],
      [13, 'fp', 'invalid', 'fingerprints.prompt'],
      [14, 'says-nothing', 'invalid', 'outcome_of'],
      [15, undefined, 'not_an_object', ''],
    ]);
    expect(answer.rejected.every(({ reason }) => reason.length > 5)).toBe(true);
    expect(await countOf('event')).toBe(2);
  });

  it('applies an outcome to its event once, in either order and within one call', async () => {
    const outcome = (id: string, of: string) => ({
      id,
      outcome_of: of,
      feature,
      task_success: true,
      quality: 0.5,
    });
    const applied = { task_success: true, quality: 0.5, refused: false };
    await send({ id: 'first', feature, refused: false });
    expect(await send(outcome('o1', 'first'))).toMatchObject({ accepted: 1 });
    expect(await stored('first')).toMatchObject(applied);

    expect(await send(outcome('o2', 'later'))).toMatchObject({ accepted: 1 });
    await send({ id: 'later', feature, refused: false });
    expect(await stored('later')).toMatchObject(applied);

    await send(outcome('o3', 'together'), { id: 'together', feature, refused: false });
    expect(await stored('together')).toMatchObject(applied);
    expect(await sql`SELECT id FROM outcome WHERE NOT applied`).toHaveLength(0);
  });

  it('does not apply a repeated outcome again, nor an old one over a newer', async () => {
    await send({ id: 'e', feature });
    const first = { id: 'o1', outcome_of: 'e', feature, quality: 0.1, refused: true };
    await send(first);
    await send({ id: 'o2', outcome_of: 'e', feature, quality: 0.9 });
    expect(await send(first, { id: 'e', feature, quality: 0.2 })).toMatchObject({
      accepted: 0,
      duplicates: 2,
    });
    expect(await stored('e')).toMatchObject({ quality: 0.9, refused: true });
  });

  it('lets the outcome that arrived last win, also among those that waited for their event', async () => {
    await send(
      { id: 'z', outcome_of: 'e', feature, quality: 0.1, refused: true },
      { id: 'a', outcome_of: 'e', feature, quality: 0.2 },
    );
    await send({ id: 'e', feature, quality: 1 });
    expect(await stored('e')).toMatchObject({ quality: 0.2, refused: true });
  });

  it('loses no outcome when event and outcome arrive at the same time', async () => {
    const pairs = Array.from({ length: 40 }, (_, index) => `p${index}`);
    await Promise.all(
      pairs.flatMap((id) => [
        send({ id, feature }),
        send({ id: `o-${id}`, outcome_of: id, feature, quality: 0.5 }),
      ]),
    );
    expect(await sql`SELECT id FROM event WHERE quality IS NULL`).toHaveLength(0);
    expect(await sql`SELECT id FROM outcome WHERE NOT applied`).toHaveLength(0);
  });

  it('keeps the same id of two features apart', async () => {
    await sql`INSERT INTO feature (id, key, name, salt) VALUES ('feature-2', 'search', 'Search', 's')`;
    snapshot = await buildSnapshot(sql, NOW);
    expect(await send({ id: 'same', feature }, { id: 'same', feature: 'search' })).toMatchObject({
      accepted: 2,
    });
  });

  it('rejects, and keeps nothing, when the database is away', async () => {
    const away = openIngestPool('postgres://postgres@127.0.0.1:1/none', 1);
    const lost = new IngestQueue(() => away);
    const items = [{ kind: 'value' as const, value: { id: 'lost', feature } }];
    await expect(ingestBatch(() => items, snapshot, lost, NOW)).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
    await away.end();
  });
});
