import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SourceQuery } from '@/lib/core/monitoring/monitoring-query';
import { failedAnswer } from '@/lib/core/monitoring/segment-rows';
import { findAnswer, storeAnswer } from '@/lib/server/db/monitoring-answers';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { sqlClient } from '@/lib/server/db/sql-client';
import { startMonitoring } from '@/lib/server/jobs/ask-monitoring';
import { makeUser } from '@/lib/testing/factories';
import {
  addEvents,
  attachSmallComparison,
  draftScenario,
  moveNow,
  type Scenario,
  wholeNote,
} from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { getRelease } from '../release/get-release';
import { createSource } from '../source/create-source';
import { updateSource } from '../source/update-source';
import { askAgain } from './ask-again';
import { getMonitoring } from './get-monitoring';
import { refreshAnswers } from './refresh-answers';
import { tryQuery } from './try-query';

const database = useServiceDatabase();
const { signal } = new AbortController();

/** This very database, as a source; a table of its own holds what the query finds. */
async function source(timeoutSeconds = 10): Promise<{ id: string; name: string; table: string }> {
  const { hostname, port, pathname, username, password } = new URL(database.url);
  const name = `dwh ${randomUUID().slice(0, 8)}`;
  const { id } = await createSource(await makeUser('admin'), {
    ...{ name, kind: 'postgres', secret: decodeURIComponent(password) },
    config: {
      host: hostname,
      port: Number(port),
      database: pathname.slice(1),
      user: username,
      tls: 'off',
      timeoutSeconds,
    },
  });
  const table = `score_${randomUUID().slice(0, 8)}`;
  await sqlClient().unsafe(`CREATE TABLE ${table} (version text, score float8)`);
  return { id, name, table };
}

const record = (table: string, version: string) =>
  sqlClient().unsafe(`INSERT INTO ${table} VALUES ('${version}', 0.9)`);
const queryOf = ({ name, table }: { name: string; table: string }): SourceQuery => ({
  ...{ source: name, kind: 'postgres', windowMinutes: 60, unit: '' },
  query: `SELECT version, avg(score) AS value FROM ${table} GROUP BY 1`,
});

/** In the offline check, with nothing left to answer for but the monitoring query. */
async function checked(query: SourceQuery): Promise<Scenario> {
  const scenario = await draftScenario(wholeNote({ monitoringQuery: query }));
  await moveNow(scenario.owner, scenario.release.id, 'start');
  await attachSmallComparison(scenario.owner, scenario.release.id);
  return scenario;
}

const checkOf = async ({ owner, release }: Scenario) =>
  (await getRelease(owner, release.id)).gate?.checks.find(({ code }) => code === 'monitoring_query_answers');

describe('a release that is watched by a source', () => {
  it('does not enter the canary before its query answers, by version', async () => {
    const from = await source();
    const scenario = await checked(queryOf(from));
    const { owner, release } = scenario;
    expect(await checkOf(scenario)).toMatchObject({
      outcome: 'no_data',
      reason: expect.stringMatching(/not asked yet/),
    });
    await expect(moveNow(owner, release.id, 'promote')).rejects.toMatchObject({ code: 'conflict' });
    expect(await checkOf(scenario)).toMatchObject({
      outcome: 'no_data',
      reason: expect.stringMatching(/no points for the baseline\. The query returned no rows\. Widen/),
    });

    await record(from.table, 'v1');
    await askAgain(owner, release.id, signal);
    expect(await checkOf(scenario)).toMatchObject({
      outcome: 'pass',
      reason: expect.stringMatching(/1 for the baseline/),
    });
    expect((await moveNow(owner, release.id, 'promote')).status).toBe('live');

    await addEvents(scenario, 'baseline', 1, { quality: 0.8 });
    await addEvents(scenario, 'candidate', 1, { quality: 0.8 });
    expect(await checkOf(scenario)).toMatchObject({
      outcome: 'no_data',
      reason: expect.stringMatching(/no points for the candidate/),
    });
    await record(from.table, 'v2');
    await askAgain(owner, release.id, signal);
    expect(await checkOf(scenario)).toMatchObject({ outcome: 'pass' });
  });

  it('is promoted on an answer that is at most a minute old, asked outside of the transaction', async () => {
    const from = await source();
    await record(from.table, 'v1');
    const scenario = await checked(queryOf(from));
    const { owner, release } = scenario;
    await askAgain(owner, release.id, signal);
    await sqlClient().unsafe(`DELETE FROM ${from.table}`);
    await prismaClient().monitoringAnswer.update({
      where: { releaseId: release.id },
      data: { at: new Date(Date.now() - 61_000) },
    });
    expect(await checkOf(scenario)).toMatchObject({ outcome: 'pass' });
    await expect(moveNow(owner, release.id, 'promote')).rejects.toMatchObject({ code: 'conflict' });
    expect(await checkOf(scenario)).toMatchObject({ outcome: 'no_data' });
  });

  it('holds no lock while its source is asked, and is never passed by one that hangs', async () => {
    const from = await source(1);
    const query = 'SELECT version, 1 AS value FROM (SELECT pg_sleep(60)::text AS version) slow';
    const scenario = await checked({ ...queryOf(from), query });
    const { owner, release } = scenario;
    const { seq } = await getRelease(owner, release.id);
    const promoting = moveNow(owner, release.id, 'promote');
    promoting.catch(() => {});
    const locked = await sqlClient()`SELECT id FROM release WHERE id = ${release.id} FOR UPDATE NOWAIT`;
    expect(locked).toHaveLength(1);
    await expect(promoting).rejects.toMatchObject({ code: 'conflict' });
    expect(await checkOf(scenario)).toMatchObject({
      outcome: 'no_data',
      reason: expect.stringMatching(/within 1 s/),
    });
    expect((await getRelease(owner, release.id)).seq).toBe(seq);
  });

  it('does not go by the answer to another query', async () => {
    const from = await source();
    await record(from.table, 'v1');
    const scenario = await checked(queryOf(from));
    const { owner, release } = scenario;
    await askAgain(owner, release.id, signal);
    const { queryHash } = await prismaClient().monitoringAnswer.findUniqueOrThrow({
      where: { releaseId: release.id },
    });
    await prismaClient().monitoringAnswer.update({
      where: { releaseId: release.id },
      data: { queryHash: queryHash.replace(/^./, (first) => (first === '0' ? '1' : '0')) },
    });
    expect(await checkOf(scenario)).toMatchObject({
      outcome: 'no_data',
      reason: expect.stringMatching(/not asked yet/),
    });
    expect((await getMonitoring(owner, release.id)).given).toBeNull();
  });

  it('keeps an answer of whatever text a source gave', async () => {
    const from = await source();
    const { release } = await checked(queryOf(from));
    const at = new Date();
    const told = failedAnswer({ fromMs: 0, toMs: 1, stepSeconds: 1 }, { kind: 'refused', message: 'a\0b' });
    const answer = { ...told, otherVersions: ['\ud800'] };
    await storeAnswer(release.id, { queryHash: 'x', at, tookMs: 1, answer });
    expect((await findAnswer(prismaClient(), release.id))?.answer).toMatchObject({
      problems: [{ kind: 'refused', message: 'a\ufffdb' }],
      otherVersions: ['\ufffd'],
    });
  });

  it('is stopped while its source is archived', async () => {
    const from = await source();
    await record(from.table, 'v1');
    const scenario = await checked(queryOf(from));
    await updateSource(await makeUser('admin'), from.id, { archived: true });
    await askAgain(scenario.owner, scenario.release.id, signal);
    expect(await checkOf(scenario)).toMatchObject({
      outcome: 'fail',
      reason: expect.stringMatching(/is archived/),
    });
  });

  it('is asked by itself, when there is no answer or it is old', async () => {
    const from = await source();
    await record(from.table, 'v1');
    const scenario = await checked(queryOf(from));
    const { owner, release } = scenario;
    const at = async () => (await getMonitoring(owner, release.id)).given?.at ?? null;
    await refreshAnswers(new Date(), signal);
    const first = await at();
    expect(first).not.toBeNull();
    await refreshAnswers(new Date(), signal);
    expect(await at()).toBe(first);
    await refreshAnswers(new Date(Date.now() + 41_000), signal);
    expect(Date.parse((await at()) ?? '')).toBeGreaterThan(Date.parse(first ?? ''));
  });

  it('stops asking at once when told', async () => {
    const from = await source(30);
    await checked({
      ...queryOf(from),
      query: 'SELECT version, 1 AS value FROM (SELECT pg_sleep(30)::text AS version) a',
    });
    const stop = startMonitoring(1);
    await expect
      .poll(
        async () =>
          (
            await sqlClient()`SELECT 1 FROM pg_stat_activity WHERE application_name = 'sluice-monitoring' AND query LIKE '%pg_sleep%'`
          ).length,
      )
      .toBeGreaterThan(0);
    const began = Date.now();
    await stop();
    expect(Date.now() - began).toBeLessThan(5_000);
  });
});

describe('a trial', () => {
  it('asks what is not saved, keeps nothing, and works before the candidate has traffic', async () => {
    const from = await source();
    await record(from.table, 'v1');
    const { owner, release } = await draftScenario();
    const { answer, tookMs } = await tryQuery(owner, release.id, { query: queryOf(from) }, signal);
    expect(answer).toMatchObject({
      problems: [{ kind: 'one_version_only', has: 'baseline' }],
      arms: { baseline: { n: 1 }, candidate: { n: 0 } },
    });
    expect(tookMs).toBeGreaterThanOrEqual(0);
    expect(await prismaClient().monitoringAnswer.findUnique({ where: { releaseId: release.id } })).toBeNull();
  });

  it('asks built-in metrics in the same shape', async () => {
    const scenario = await draftScenario();
    await addEvents(scenario, 'baseline', 3, { quality: 0.8 });
    const query = { metric: 'quality' as const, windowMinutes: 60 };
    const { answer } = await tryQuery(scenario.owner, scenario.release.id, { query }, signal);
    expect(answer).toMatchObject({
      counts: 'requests',
      problems: [{ kind: 'one_version_only', has: 'baseline' }],
    });
    expect(answer.arms.baseline.points).toEqual([[expect.any(Number), expect.closeTo(0.8), 3]]);
  });

  it.each([
    ['a source that is none', { source: 'nowhere' }, { kind: 'unknown_source', source: 'nowhere' }],
    ['a template that is wrong', { query: "SELECT '{{version}}'" }, { kind: 'bad_template' }],
    [
      'the same for both',
      { query: 'SELECT 1 AS value WHERE {{model_version}} IS NOT NULL' },
      { kind: 'not_segmented', of: 'query' },
    ],
    [
      'a query for another kind',
      { kind: 'clickhouse' as const, query: 'SELECT 1 AS value' },
      { kind: 'other_kind' },
    ],
  ])('says what is wrong: %s', async (_, changes, problem) => {
    const { owner, release } = await draftScenario();
    const query = { ...queryOf(await source()), ...changes };
    expect((await tryQuery(owner, release.id, { query }, signal)).answer.problems).toMatchObject([problem]);
  });

  it('is for those who may write the note', async () => {
    const { release } = await draftScenario();
    const query = queryOf(await source());
    const viewer = await makeUser('viewer');
    await expect(tryQuery(viewer, release.id, { query }, signal)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(askAgain(viewer, release.id, signal)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await getMonitoring(viewer, release.id)).refusal).toMatch(/may not write rollout notes/);
  });
});
