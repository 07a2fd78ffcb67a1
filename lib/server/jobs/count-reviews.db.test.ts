import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Trigger } from '@/lib/core/release/note';
import { ingestPool } from '@/lib/server/db/ingest-pool';
import { sqlClient } from '@/lib/server/db/sql-client';
import {
  addEvents,
  liveScenario,
  lookOnce,
  type Scenario,
  settle,
  wholeNote,
} from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { getReleaseDashboard } from '../services/dashboard/get-release-dashboard';
import { getRelease } from '../services/release/get-release';
import { countRound } from '../telemetry/count-round';
import { countReviews } from './count-reviews';

useServiceDatabase();

const EXCLUDED = {
  ...{ attribute: 'tenant', value: 'acme', reason: 'It is another product.', triggerId: null },
  ...{ at: '2026-03-01T10:00:00.000Z', by: 'dana' },
};
const JUDGED: Trigger = {
  id: 'judged',
  metric: 'judged_acceptable',
  comparison: 'margin',
  threshold: 0.05,
  minRequests: 30,
  action: 'roll_back',
  inSlice: 'list',
  weight: 1,
};
function scenarioOf({ share = 0.5 } = {}): Promise<Scenario> {
  const note = wholeNote();
  const stages = note.plan.stages.map((stage, at) =>
    at === 2 && stage.cohort ? { ...stage, cohort: { ...stage.cohort, share } } : stage,
  );
  return liveScenario(2, {
    ...{ ...note, plan: { ...note.plan, stages } },
    metricsToWatch: ['quality', 'judged_acceptable'],
    triggers: [JUDGED],
  });
}

interface Given {
  isExtra?: boolean;
  kind?: 'single' | 'pair';
  decided?: boolean;
  eventId?: string;
}

/** Outputs of an arm that were drawn, shown and judged with these scores, in this order. */
async function judge(
  { release, baselineId, candidateId }: Scenario,
  arm: 'baseline' | 'candidate',
  scores: readonly number[],
  { isExtra = false, kind = 'single', decided = true, eventId }: Given = {},
): Promise<void> {
  const sql = sqlClient();
  const now = Date.now();
  for (const [place, score] of scores.entries()) {
    const [sample, item] = [randomUUID(), randomUUID()];
    await sql`
      INSERT INTO review_sample (id, release_id, stage_index, version_id, cohort, event_id, priority, output, created_at)
      VALUES (${sample}, ${release.id}, ${release.stageIndex}, ${arm === 'candidate' ? candidateId : baselineId}, 'Canary',
        ${eventId ?? item}, 0.5, 'An answer', now())`;
    await sql`
      INSERT INTO review_item (id, release_id, stage_index, kind, place, is_extra, reviews_wanted, created_at, decided_at, score)
      VALUES (${item}, ${release.id}, ${release.stageIndex}, ${kind}, 0.5, ${isExtra}, 2, now(),
        ${decided ? new Date(now + place) : null}, ${decided ? score : null})`;
    await sql`INSERT INTO review_item_sample (item_id, sample_id) VALUES (${item}, ${sample})`;
  }
}

const counted = async ({ release }: Scenario) => {
  const rows = await sqlClient()<{ arm: string; n: number }[]>`
    SELECT s.version_id AS arm, count(*)::int AS n
    FROM review_item i JOIN review_item_sample x ON x.item_id = i.id JOIN review_sample s ON s.id = x.sample_id
    WHERE i.release_id = ${release.id} AND i.counted_at IS NOT NULL GROUP BY 1`;
  return new Map(rows.map(({ arm, n }) => [arm, n]));
};
const gateCheck = async ({ owner, release }: Scenario) => {
  const { gate } = await getRelease(owner, release.id);
  return gate?.checks.find(({ code }) => code === 'no_worse_judged_acceptable');
};
const every = (n: number, of: (k: number) => number) => Array.from({ length: n }, (_, k) => of(k));

/** Rounds as reviewers make them: a few of each arm at a time, each in a block of its own. */
async function judgeInRounds(
  scenario: Scenario,
  each: { candidate: (k: number) => number; baseline: (k: number) => number },
  rounds = 8,
  size = 5,
): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    for (const arm of ['candidate', 'baseline'] as const)
      await judge(
        scenario,
        arm,
        every(size, (k) => each[arm](round * size + k)),
      );
    await countReviews(new Date());
    await settle(scenario);
  }
}

describe('judged outputs', () => {
  it('fire the trigger of a candidate that is clearly worse: 40 of each arm, two verdicts an output', async () => {
    const scenario = await scenarioOf();
    await judgeInRounds(scenario, {
      candidate: (k) => [0, 0.5, 0, 1, 0][k % 5] ?? 0,
      baseline: (k) => (k % 10 === 0 ? 0.5 : 1),
    });
    await lookOnce();
    const { status, firedTrigger } = await getRelease(scenario.owner, scenario.release.id);
    expect(status).toBe('rolling_back');
    expect(firedTrigger).toMatchObject({
      triggerId: 'judged',
      candidate: { n: 40, value: expect.closeTo(0.3, 9) },
      baseline: { n: 40, value: expect.closeTo(0.95, 9) },
    });
    expect(firedTrigger?.sentence).toMatch(
      /^Judged acceptable 30\.0 % \(n 40\) is below the baseline's 95\.0 % \(n 40\)/,
    );
  });

  it('leave the gate open with an interval where the arms are alike and few, and pass it with enough', async () => {
    const scenario = await scenarioOf();
    expect(await gateCheck(scenario)).toMatchObject({ outcome: 'no_data' });
    const alike = (k: number) => (k % 10 === 0 ? 0.5 : 1);
    await judgeInRounds(scenario, { candidate: alike, baseline: alike });
    const few = await gateCheck(scenario);
    expect(few).toMatchObject({ outcome: 'inconclusive', needed: { unit: 'outputs' } });
    expect(few?.reason).toMatch(/n 40 against 40: from [\d.]+ points better to [\d.]+ points worse/);
    expect(few?.reason).toMatch(/About \d+ to \d+ more outputs to judge, of both arms\./);
    await judgeInRounds(scenario, { candidate: alike, baseline: alike }, 8, 25);
    expect(await gateCheck(scenario)).toMatchObject({
      outcome: 'pass',
      baseline: '95.0 %',
      candidate: '95.0 %',
    });
    await lookOnce();
    expect((await getRelease(scenario.owner, scenario.release.id)).status).toBe('live');
  });

  it('wait for the other arm, and go in as many of each', async () => {
    const scenario = await scenarioOf();
    const { candidateId, baselineId } = scenario;
    await judge(
      scenario,
      'candidate',
      every(12, () => 1),
    );
    await judge(
      scenario,
      'baseline',
      every(4, () => 1),
    );
    await judge(scenario, 'baseline', [1], { decided: false });
    await countReviews(new Date());
    expect(await counted(scenario)).toEqual(new Map());
    await judge(
      scenario,
      'baseline',
      every(3, () => 1),
    );
    await countReviews(new Date());
    expect(await counted(scenario)).toEqual(
      new Map([
        [candidateId, 7],
        [baselineId, 7],
      ]),
    );
    await sqlClient()`UPDATE review_item SET decided_at = now(), score = 1 WHERE decided_at IS NULL`;
    await countReviews(new Date());
    expect((await counted(scenario)).get(candidateId)).toBe(12);
    expect((await counted(scenario)).get(baselineId)).toBe(8);
  });

  it.each([
    ['of a stage that was left', `UPDATE release SET stage_index = stage_index - 1`],
    ['whose text is gone', `UPDATE review_sample SET output = NULL`],
  ])('go in when all that is left to judge is %s', async (_name, change) => {
    const scenario = await scenarioOf();
    for (const arm of ['candidate', 'baseline'] as const)
      await judge(
        scenario,
        arm,
        every(3, () => 1),
      );
    await judge(scenario, 'baseline', [1, 1], { decided: false });
    await countReviews(new Date());
    expect(await counted(scenario)).toEqual(new Map());
    await sqlClient().unsafe(change);
    await countReviews(new Date());
    expect([...(await counted(scenario)).values()]).toEqual([3, 3]);
  });

  it('are of the candidate alone where there is no control', async () => {
    const scenario = await scenarioOf({ share: 1 });
    await judge(
      scenario,
      'candidate',
      every(6, () => 1),
    );
    await judge(scenario, 'candidate', [1], { decided: false });
    await countReviews(new Date());
    expect(await counted(scenario)).toEqual(new Map([[scenario.candidateId, 6]]));
  });

  it('count once, however many count at the same time', async () => {
    const scenario = await scenarioOf();
    for (const arm of ['candidate', 'baseline'] as const)
      await judge(
        scenario,
        arm,
        every(6, () => 0.5),
      );
    const { release, feature, candidateId } = scenario;
    const stage = {
      ...{ releaseId: release.id, featureId: feature.id, candidateId, exclusions: [] },
      hasControl: true,
      stageIndex: release.stageIndex ?? 0,
    };
    await Promise.all([1, 2].map(() => countRound(ingestPool(), stage, new Date())));
    await settle(scenario);
    const { totals } = await getReleaseDashboard(scenario.owner, release.id);
    for (const versionId of [candidateId, scenario.baselineId]) {
      const summary = totals.find((one) => one.versionId === versionId);
      expect(summary?.metrics.judged_acceptable).toEqual({ n: 6, value: 0.5 });
    }
  });

  it('count for slices, but not where a cohort was left out since, nor extras, nor pairs', async () => {
    const scenario = await scenarioOf();
    const { release, feature } = scenario;
    for (const [arm, tenant] of [
      ['candidate', 'acme'],
      ['baseline', 'globex'],
    ] as const) {
      await addEvents(scenario, arm, 1, { context: { tenant } });
      const [event] = await sqlClient()<{ id: string }[]>`
        SELECT id FROM event WHERE feature_id = ${feature.id} AND context ->> 'tenant' = ${tenant}`;
      await judge(scenario, arm, [1], { eventId: event?.id ?? '' });
      await judge(
        scenario,
        arm,
        every(6, () => 1),
        { isExtra: true },
      );
      await judge(
        scenario,
        arm,
        every(6, () => 1),
        { kind: 'pair' },
      );
    }
    await sqlClient()`
      UPDATE release SET exclusions = ${sqlClient().json([EXCLUDED])} WHERE id = ${release.id}`;
    await countReviews(new Date());
    const rows = await sqlClient()<{ name: string; comparable: boolean; n: number }[]>`
      SELECT dimension || value AS name, comparable, sum(sums[33])::int AS n FROM rollup_part
      WHERE feature_id = ${feature.id} AND sums[33] > 0 GROUP BY 1, 2 ORDER BY 1, 2`;
    expect(rows).toEqual([
      { name: '', comparable: false, n: 1 },
      { name: 'tenantacme', comparable: false, n: 1 },
    ]);
  });
});
