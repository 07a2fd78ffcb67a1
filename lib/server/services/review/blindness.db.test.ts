import { describe, expect, it } from 'vitest';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { drawReviews } from '@/lib/server/jobs/draw-reviews';
import { makeUser } from '@/lib/testing/factories';
import { findLeaks, type Sent } from '@/lib/testing/find-leaks';
import { liveScenario } from '@/lib/testing/release-scenario';
import { addReviewSamples, setReviewSettings } from '@/lib/testing/review-samples';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { listQueue } from './list-queue';

const database = useServiceDatabase();
const TEXTS = ['inputs', 'outputs'];
const EACH = 200;

describe('what a reviewer is sent', () => {
  it('has nothing in it that goes along with the arm, over 400 items', async () => {
    const { release, candidateId, baselineId } = await liveScenario(1);
    const settings = { itemsPerArm: EACH, perCohort: 0, reviewsEach: 1 };
    await setReviewSettings(database.url, settings);
    const rows = [candidateId, baselineId].flatMap((versionId) =>
      Array.from({ length: EACH }, (_, at) => ({
        ...{ releaseId: release.id, stageIndex: 1, versionId, priority: at / EACH },
        ...{
          input: `Question ${at}`,
          inputKey: `key ${at}`,
          cohort: at % 3 === 0 ? 'secret-cohort' : 'Canary',
        },
        // The candidate writes more, as candidates do.
        output: versionId === candidateId ? `new ${'more '.repeat(at % 40)}` : `old ${at}`,
      })),
    );
    await addReviewSamples(database.url, rows);
    await drawReviews(new Date());

    const reviewer = await makeUser('reviewer');
    const [singles, pairs]: [Sent[], Sent[]] = [[], []];
    const have: string[] = [];
    for (let page = await listQueue(reviewer, release.id, []); page.items.length > 0; ) {
      for (const value of page.items) {
        const isCandidate = value.outputs[0]?.startsWith('new ') ?? false;
        (value.kind === 'single' ? singles : pairs).push({ value, isCandidate });
      }
      have.push(...page.items.map(({ id }) => id));
      page = await listQueue(reviewer, release.id, have);
    }
    const events = await prismaClient().reviewSample.findMany({ where: { releaseId: release.id } });
    const secrets = [
      ...[candidateId, baselineId, 'secret-cohort', 'Canary', 'p1', 'p2'],
      ...events.flatMap(({ id, eventId }) => [id, eventId]),
    ];
    expect([singles.length, pairs.length]).toEqual([2 * EACH, EACH]);
    expect(findLeaks(singles, TEXTS, secrets)).toEqual([]);
    expect(findLeaks(pairs, TEXTS, secrets)).toEqual([]);
    const names = new Set([...singles, ...pairs].flatMap(({ value }) => Object.keys(Object(value))));
    expect([...names].toSorted()).toEqual(['id', 'inputs', 'kind', 'outputs']);

    // The same test with the arm planted into the order or into a field finds it.
    const planted = singles.map((one) => ({
      ...one,
      value: { ...Object(one.value), at: Number(one.isCandidate) },
    }));
    expect(findLeaks(planted, TEXTS, secrets)).not.toEqual([]);
    const sorted = pairs.toSorted((a, b) => Number(a.isCandidate) - Number(b.isCandidate));
    expect(findLeaks(sorted, TEXTS, secrets)).not.toEqual([]);
  });
});
