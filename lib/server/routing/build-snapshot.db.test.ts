import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import { insertKey, insertRoutingScenario, SCENARIO, setRelease } from '@/lib/testing/routing-scenario';
import { hashKeySecret } from '../auth/key-secret';
import { openSql, type Sql } from '../db/sql-client';
import { buildSnapshot } from './build-snapshot';

const database = useTestDatabase();
const everyone = { kind: 'everyone' } as const;

describe('buildSnapshot', () => {
  let sql: Sql;
  const build = () => buildSnapshot(sql, 1_000);
  const feature = async () => (await build()).routing.features.get(SCENARIO.featureKey);

  beforeAll(async () => {
    sql = openSql(database.url, 4);
    await insertRoutingScenario(sql, [
      { rule: everyone, share: 0.01 },
      { rule: everyone, share: 0.1 },
    ]);
  });
  afterAll(() => sql.end());

  it('carries the feature with its versions, and the cohorts of the stages so far', async () => {
    await setRelease(sql, 'live', 1);
    expect((await feature())?.release).toMatchObject({
      stageIndex: 1,
      stageName: 'Stage 1',
      cohorts: [{ share: 0.01 }],
    });
    await setRelease(sql, 'live', 2);
    expect(await feature()).toMatchObject({
      id: SCENARIO.featureId,
      salt: SCENARIO.featureKey,
      bucketBy: 'targetingKey',
      live: { id: SCENARIO.baselineId, variant: 'v1', model_version: 'model-1', config: { temperature: 0 } },
      versions: [{ variant: 'v1' }, { variant: 'v2' }],
      release: {
        id: SCENARIO.releaseId,
        stageName: 'Stage 2',
        candidate: { id: SCENARIO.candidateId },
        cohorts: [
          { rule: everyone, share: 0.01 },
          { rule: everyone, share: 0.1 },
        ],
      },
      activeReleaseId: SCENARIO.releaseId,
    });
  });

  it('keeps exposure while held, and has none while rolling back, though the release stays the active one', async () => {
    await setRelease(sql, 'held', 2);
    expect((await feature())?.release?.cohorts).toHaveLength(2);
    await setRelease(sql, 'rolling_back', 2);
    expect(await feature()).toMatchObject({ release: null, activeReleaseId: SCENARIO.releaseId });
    await setRelease(sql, 'closed', 2);
    expect(await feature()).toMatchObject({ release: null, activeReleaseId: null });
    await setRelease(sql, 'live', 2);
  });

  it('carries what is excluded, without the words that change nothing, and has another hash then', async () => {
    const before = await build();
    expect((await feature())?.release?.exclusions).toEqual([]);
    const said = { reason: 'worse', at: '2026-11-28T10:00:00.000Z', by: 'Ada', triggerId: null };
    await sql`UPDATE release SET exclusions = ${sql.json([{ attribute: 'task', value: 'primes', ...said }])}`;
    expect((await feature())?.release?.exclusions).toEqual([{ attribute: 'task', value: 'primes' }]);
    expect((await build()).routingHash).not.toBe(before.routingHash);
    await sql`UPDATE release SET exclusions = '[]'`;
  });

  it('uses the note revision in force, not the newest draft', async () => {
    await sql`UPDATE release SET note_draft = '{"plan":{"stages":[]}}'`;
    expect((await feature())?.release?.cohorts).toHaveLength(2);
  });

  it('has the same hash for the same content, another when exposure changes', async () => {
    const first = await build();
    expect((await build()).contentHash).toBe(first.contentHash);
    await setRelease(sql, 'live', 1);
    const second = await build();
    expect(second.routingHash).not.toBe(first.routingHash);
  });

  it('knows active keys by their hash, and a revoked one no more', async () => {
    await insertKey(sql, 'slc_other', ['evaluate']);
    const before = await build();
    expect(before.keysByHash.get(hashKeySecret('slc_other'))?.scopes).toEqual(['evaluate']);
    await sql`UPDATE api_key SET revoked_at = now() WHERE name = 'slc_other'`;
    const after = await build();
    expect(after.keysByHash.has(hashKeySecret('slc_other'))).toBe(false);
    expect(after.routingHash).toBe(before.routingHash);
    expect(after.contentHash).not.toBe(before.contentHash);
  });
});
