import { expect, it } from 'vitest';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { drawReviews } from '@/lib/server/jobs/draw-reviews';
import { makeUser } from '@/lib/testing/factories';
import { addEvents, liveScenario, moveNow } from '@/lib/testing/release-scenario';
import { addReviewSamples } from '@/lib/testing/review-samples';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { judgeItem } from './judge-item';
import { listQueue } from './list-queue';

const database = useServiceDatabase();

it('offers nothing of a cohort that is left out, and keeps what was judged of it', async () => {
  const scenario = await liveScenario(1);
  const { owner, release, feature } = scenario;
  for (const arm of ['candidate', 'baseline'] as const) {
    for (const tenant of ['acme', 'globex']) await addEvents(scenario, arm, 3, { context: { tenant } });
  }
  const events = await prismaClient().$queryRaw<{ eventId: string; output: string; versionId: string }[]>`
    SELECT id AS "eventId", context ->> 'tenant' AS output, version_id AS "versionId" FROM event
    WHERE feature_id = ${feature.id}`;
  const common = { releaseId: release.id, stageIndex: release.stageIndex ?? 0 };
  await addReviewSamples(
    database.url,
    events.map((event) => ({ ...common, ...event })),
  );
  await drawReviews(new Date());
  const reviewer = await makeUser('reviewer');
  const before = (await listQueue(reviewer, release.id, [])).items;
  expect(before.map(({ outputs }) => outputs[0]).sort()).toEqual([
    ...Array(6).fill('acme'),
    ...Array(6).fill('globex'),
  ]);
  const judged = before.find(({ outputs }) => outputs[0] === 'acme')?.id ?? '';
  await judgeItem(reviewer, judged, { verdict: 'acceptable', reasons: [], comment: '' });

  const excluded = { attribute: 'tenant', value: 'acme', reason: 'Acme got worse answers.' };
  await moveNow(owner, release.id, 'exclude_cohort', excluded);
  await drawReviews(new Date());
  const second = await makeUser('reviewer');
  const after = (await listQueue(second, release.id, [])).items;
  expect(after.map(({ outputs }) => outputs[0])).toEqual(Array(6).fill('globex'));
  expect(await prismaClient().reviewVerdict.count({ where: { itemId: judged } })).toBe(1);

  // One of each arm that was under way when the cohort was left out.
  for (const arm of ['candidate', 'baseline'] as const)
    await addEvents(scenario, arm, 1, { context: { tenant: 'acme', late: true } });
  const late = await prismaClient().$queryRaw<{ eventId: string; output: string; versionId: string }[]>`
    SELECT id AS "eventId", 'late' AS output, version_id AS "versionId" FROM event
    WHERE feature_id = ${feature.id} AND context ? 'late'`;
  expect(late).toHaveLength(2);
  await addReviewSamples(
    database.url,
    late.map((event) => ({ ...common, ...event, priority: 0 })),
  );
  await drawReviews(new Date());
  const later = (await listQueue(second, release.id, [])).items;
  expect(later.map(({ outputs }) => outputs[0])).toEqual(Array(6).fill('globex'));
});
