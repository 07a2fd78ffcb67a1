import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { addEvents, liveScenario } from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { sqlClient } from '../db/sql-client';
import { listStrata } from '../services/review/list-strata';
import { forgetTexts } from './forget-texts';
import { mergeStrata, trimSamples } from './trim-samples';

useServiceDatabase();

const DAY_MS = 86_400_000;
afterEach(() => sqlClient()`TRUNCATE review_sample, review_stratum, review_item CASCADE`);

async function addSamples(releaseId: string, priorities: readonly number[], createdAt = new Date()) {
  const ids: string[] = [];
  for (const priority of priorities) {
    const id = randomUUID();
    ids.push(id);
    await sqlClient()`
      INSERT INTO review_sample (id, release_id, stage_index, version_id, cohort, event_id, priority, input_key,
        input, output, created_at)
      VALUES (${id}, ${releaseId}, 1, 'v1', 'Canary', ${id}, ${priority}, 'key', 'in', 'out', ${createdAt})`;
  }
  return ids;
}

async function show(releaseId: string, sampleId: string) {
  const id = randomUUID();
  await sqlClient()`
    INSERT INTO review_item (id, release_id, stage_index, kind, place, reviews_wanted, created_at)
    VALUES (${id}, ${releaseId}, 1, 'single', 0.5, 1, now())`;
  await sqlClient()`INSERT INTO review_item_sample (item_id, sample_id) VALUES (${id}, ${sampleId})`;
}

const priorities = async () =>
  (await sqlClient()<{ priority: number }[]>`SELECT priority FROM review_sample ORDER BY priority`).map(
    (row) => row.priority,
  );
const strata = () => sqlClient()`SELECT version_id, requests::int AS requests, cut FROM review_stratum`;

describe('the upkeep of samples', () => {
  it('keeps the lowest and what somebody is shown, and notes where the sample ends', async () => {
    const { release } = await liveScenario(1);
    const ids = await addSamples(release.id, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
    await show(release.id, ids[4] ?? '');
    await trimSamples(new Date(), 3);
    expect(await priorities()).toEqual([0.1, 0.2, 0.3, 0.5]);
    expect(await strata()).toMatchObject([{ requests: 0, cut: 0.4 }]);
    await trimSamples(new Date(), 3);
    await mergeStrata();
    expect(await priorities()).toEqual([0.1, 0.2, 0.3, 0.5]);
    expect(await strata()).toMatchObject([{ requests: 0, cut: 0.4 }]);
  });

  it('leaves alone what is being referred to at this moment', async () => {
    const { release } = await liveScenario(1);
    const ids = await addSamples(release.id, [0.1, 0.2]);
    const sql = sqlClient();
    await sql.begin(async (tx) => {
      await tx`SELECT id FROM review_sample WHERE id = ${ids[1] ?? ''} FOR KEY SHARE`;
      await trimSamples(new Date(), 1);
    });
    expect(await priorities()).toEqual([0.1, 0.2]);
  });

  it('tells what a sampled request stands for, strays left out', async () => {
    const { release, owner } = await liveScenario(1);
    const ids = await addSamples(release.id, [0.1, 0.2, 0.3, 0.4]);
    await show(release.id, ids[3] ?? '');
    const count = (requests: number, cut: number | null) => sqlClient()`
      INSERT INTO review_stratum (release_id, stage_index, version_id, cohort, requests, cut)
      VALUES (${release.id}, 1, 'v1', 'Canary', ${requests}, ${cut})`;
    await count(4, null);
    const stratum = { stageIndex: 1, versionId: 'v1', cohort: 'Canary' };
    expect(await listStrata(owner, release.id)).toEqual([{ ...stratum, requests: 4, sampled: 4, weight: 1 }]);
    await count(6, 0.8);
    await trimSamples(new Date(), 2);
    expect(await listStrata(owner, release.id)).toEqual([
      { ...stratum, requests: 10, sampled: 2, weight: 5 },
    ]);
  });

  it('adds up what commits counted, stratum by stratum', async () => {
    const { release } = await liveScenario(1);
    for (const [version, requests, cut] of [
      ['a', 3, null],
      ['a', 4, 0.7],
      ['a', 5, 0.6],
      ['b', 1, null],
    ] as const)
      await sqlClient()`
        INSERT INTO review_stratum (release_id, stage_index, version_id, cohort, requests, cut)
        VALUES (${release.id}, 1, ${version}, 'Canary', ${requests}, ${cut})`;
    await mergeStrata();
    const rows = [...(await strata())].sort((x, y) => (x.version_id < y.version_id ? -1 : 1));
    expect(rows).toMatchObject([
      { version_id: 'a', requests: 12, cut: 0.6 },
      { version_id: 'b', requests: 1, cut: null },
    ]);
  });

  it('forgets texts in time, of samples and of raw events, and nothing else', async () => {
    const scenario = await liveScenario(1);
    const now = new Date();
    const old = new Date(now.getTime() - 3.5 * DAY_MS);
    const sql = sqlClient();
    await addSamples(scenario.release.id, [0.1], old);
    await addSamples(scenario.release.id, [0.2], now);
    await addEvents(scenario, 'candidate', 1, { at: old, latencyMs: 7 });
    await addEvents(scenario, 'candidate', 1, { at: now, latencyMs: 8 });
    await sql`UPDATE event SET input = 'in', output = 'out' WHERE feature_id = ${scenario.feature.id}`;
    const texts = async () => {
      const samples = await sql`SELECT priority, input, output FROM review_sample ORDER BY priority`;
      const events = await sql`
        SELECT latency_ms, input, output FROM event
        WHERE feature_id = ${scenario.feature.id} AND latency_ms IN (7, 8) ORDER BY latency_ms`;
      return [...samples, ...events].map(({ input, output }) => [input, output]);
    };
    const [there, gone] = [
      ['in', 'out'],
      [null, null],
    ];
    await forgetTexts(now, 4);
    expect(await texts()).toEqual([there, there, there, there]);
    await forgetTexts(now, 2);
    expect(await texts()).toEqual([gone, there, gone, there]);
    const keys = await sql`SELECT input_key FROM review_sample ORDER BY priority`;
    expect(keys.map(({ input_key }) => input_key)).toEqual([null, 'key']);
  });
});
