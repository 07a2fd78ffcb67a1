import { beforeAll, describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/core/domain-error';
import { DEFAULT_REVIEW_SETTINGS } from '@/lib/core/review/review-settings';
import type { ReviewItemView, VerdictInput } from '@/lib/schemas/review-item';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { drawReviews } from '@/lib/server/jobs/draw-reviews';
import { makeUser, type UserActor } from '@/lib/testing/factories';
import { SMALL_COMPARISON_QUERY, smallComparison } from '@/lib/testing/offline-comparison';
import {
  attachSmallComparison,
  draftScenario,
  liveScenario,
  moveNow,
  type Scenario,
} from '@/lib/testing/release-scenario';
import { addReviewSamples, type SampleRow } from '@/lib/testing/review-samples';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { attachEvidence } from '../evidence/attach-evidence';
import { getReviewSummary } from './get-review-summary';
import { judgeItem } from './judge-item';
import { listQueue } from './list-queue';
import { listReviewDesk } from './list-review-desk';
import { saveReviewSettings } from './save-review-settings';
import { undoVerdict } from './undo-verdict';

const database = useServiceDatabase();
const PER_ARM = DEFAULT_REVIEW_SETTINGS.itemsPerArm;
const YES: VerdictInput = { verdict: 'acceptable', reasons: [], comment: '' };
const NO: VerdictInput = { verdict: 'not_acceptable', reasons: ['wrong'], comment: 'It is not so.' };

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DomainError) return error.reason;
  throw error ?? new Error('was not refused');
}

type Part = Partial<SampleRow>;

async function addSamples(scenario: Scenario, arm: 'baseline' | 'candidate', parts: readonly Part[]) {
  const versionId = arm === 'candidate' ? scenario.candidateId : scenario.baselineId;
  const common = { releaseId: scenario.release.id, stageIndex: scenario.release.stageIndex ?? 0, versionId };
  await addReviewSamples(
    database.url,
    parts.map((part, at) => ({ ...common, output: `${arm} ${at}`, ...part })),
  );
}

const some = (count: number, part: Part = {}): Part[] => Array.from({ length: count }, () => part);

/** In the canary, with this many samples of each arm drawn into the queue. */
async function drawn(count: number): Promise<Scenario> {
  const scenario = await liveScenario(1);
  await addSamples(scenario, 'candidate', some(count));
  await addSamples(scenario, 'baseline', some(count));
  await drawReviews(new Date());
  return scenario;
}

const queueOf = async (reviewer: UserActor, { release }: Scenario, have: readonly string[] = []) =>
  listQueue(reviewer, release.id, have);
const stored = (id: string) => prismaClient().reviewItem.findUniqueOrThrow({ where: { id } });
const first = (items: readonly ReviewItemView[]): string => items[0]?.id ?? '';

describe('the queue', () => {
  let reviewer: UserActor;
  beforeAll(async () => {
    reviewer = await makeUser('reviewer');
  });

  it('mixes both arms in equal numbers, and asks for more of a small cohort', async () => {
    const scenario = await liveScenario(1);
    await addSamples(scenario, 'candidate', [
      ...some(PER_ARM + 10),
      ...some(4, { cohort: 'acme', priority: 1.5 }),
    ]);
    await addSamples(scenario, 'baseline', [
      ...some(PER_ARM + 20),
      ...some(3, { cohort: 'acme', priority: 1.5 }),
    ]);
    await drawReviews(new Date());
    const items = await prismaClient().reviewItem.findMany({
      where: { releaseId: scenario.release.id },
      include: { samples: { include: { sample: true } } },
    });
    const count = (versionId: string, isExtra: boolean) =>
      items.filter((item) => item.isExtra === isExtra && item.samples[0]?.sample.versionId === versionId)
        .length;
    expect([count(scenario.candidateId, false), count(scenario.baselineId, false)]).toEqual([
      PER_ARM,
      PER_ARM,
    ]);
    expect([count(scenario.candidateId, true), count(scenario.baselineId, true)]).toEqual([3, 3]);
    await drawReviews(new Date());
    expect(await prismaClient().reviewItem.count({ where: { releaseId: scenario.release.id } })).toBe(
      2 * PER_ARM + 6,
    );
  });

  it('exchanges what nobody has for what would be drawn now', async () => {
    const scenario = await drawn(PER_ARM);
    await addSamples(scenario, 'candidate', some(5, { priority: -1, output: 'later' }));
    await drawReviews(new Date());
    const later = await prismaClient().reviewItem.count({
      where: { releaseId: scenario.release.id, samples: { some: { sample: { output: 'later' } } } },
    });
    expect(later).toBe(5);
    expect(await prismaClient().reviewItem.count({ where: { releaseId: scenario.release.id } })).toBe(
      2 * PER_ARM,
    );
  });

  it('puts two answers to the same input side by side, the candidate on either side', async () => {
    const scenario = await liveScenario(1);
    const keys = Array.from({ length: 30 }, (_, at) => ({ inputKey: `key ${at}`, input: `Question ${at}` }));
    await addSamples(
      scenario,
      'candidate',
      keys.map((key) => ({ ...key, output: 'new' })),
    );
    await addSamples(
      scenario,
      'baseline',
      keys.map((key) => ({ ...key, output: 'old' })),
    );
    await drawReviews(new Date());
    const pairs: ReviewItemView[] = [];
    const have: string[] = [];
    for (let page = await queueOf(reviewer, scenario); page.items.length > 0; ) {
      pairs.push(...page.items.filter(({ kind }) => kind === 'pair'));
      have.push(...page.items.map(({ id }) => id));
      page = await queueOf(reviewer, scenario, have);
    }
    expect(pairs).toHaveLength(30);
    expect(pairs.every(({ inputs }) => inputs.length === 1)).toBe(true);
    expect(new Set(pairs.map(({ outputs }) => outputs.join()))).toEqual(new Set(['new,old', 'old,new']));
  });

  it('takes pairs from the newest comparison in the offline check, and others once there is a newer one', async () => {
    const scenario = await draftScenario();
    await moveNow(scenario.owner, scenario.release.id, 'start');
    await attachSmallComparison(scenario.owner, scenario.release.id);
    await drawReviews(new Date());
    const { items, progress } = await queueOf(reviewer, scenario);
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ kind, outputs }) => kind === 'pair' && outputs.length === 2)).toBe(true);
    expect(progress).toEqual({ judged: 0, left: items.length, waiting: 0 });
    await judgeItem(reviewer, first(items), { verdict: 'tie', reasons: [], comment: '' });
    await saveReviewSettings(await makeUser('admin'), {
      ...DEFAULT_REVIEW_SETTINGS,
      itemsPerArm: 5,
    });
    const corrected = new Blob([smallComparison(), '\n']).stream();
    await attachEvidence(scenario.owner, scenario.release.id, SMALL_COMPARISON_QUERY, corrected);
    await drawReviews(new Date());
    const newest = await prismaClient().offlineEvidence.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    expect(await prismaClient().reviewItem.count({ where: { evidenceId: newest.id } })).toBe(5);
    const { progress: counted } = await getReviewSummary(reviewer, scenario.release.id);
    expect(counted).toMatchObject({ items: 5, verdicts: 0 });
    await saveReviewSettings(await makeUser('admin'), DEFAULT_REVIEW_SETTINGS);
  });

  it('is nobody’s before it is judged, but for as many as are to judge it', async () => {
    const scenario = await drawn(5);
    const [second, third] = [await makeUser('reviewer'), await makeUser('reviewer')];
    expect((await queueOf(reviewer, scenario)).items).toHaveLength(10);
    const queue = await queueOf(second, scenario);
    expect(queue.items).toHaveLength(10);
    expect((await queueOf(third, scenario)).progress).toEqual({ judged: 0, left: 0, waiting: 10 });
    await prismaClient().reviewLease.updateMany({ data: { until: new Date(0) } });
    expect((await queueOf(third, scenario)).items).toHaveLength(10);
  });

  it('waits for nobody who has judged already, even if they hold it still', async () => {
    const scenario = await drawn(1);
    const [one, two] = [await makeUser('reviewer'), await makeUser('reviewer')];
    const id = first((await queueOf(one, scenario)).items);
    await judgeItem(one, id, YES);
    const until = new Date(Date.now() + 60_000);
    await prismaClient().reviewLease.create({ data: { itemId: id, reviewerId: one.id, until } });
    expect((await queueOf(two, scenario)).items.map((item) => item.id)).toContain(id);
  });

  it('never gives an item to more people than wanted, however many ask at once', async () => {
    const scenario = await drawn(15);
    const reviewers = await Promise.all(some(6).map(() => makeUser('reviewer')));
    const queues = await Promise.all(reviewers.map((one) => queueOf(one, scenario)));
    const holders = new Map<string, number>();
    for (const { id } of queues.flatMap(({ items }) => items)) holders.set(id, (holders.get(id) ?? 0) + 1);
    expect(Math.max(...holders.values())).toBe(2);
    expect([...holders.values()].reduce((sum, count) => sum + count, 0)).toBe(60);
  });

  it('leaves an earlier stage behind, but for what somebody has begun', async () => {
    const scenario = await drawn(5);
    const { items } = await queueOf(reviewer, scenario);
    await judgeItem(reviewer, first(items), YES);
    await prismaClient().release.update({ where: { id: scenario.release.id }, data: { stageIndex: 2 } });
    const second = await makeUser('reviewer');
    expect((await queueOf(second, scenario)).items.map(({ id }) => id)).toEqual([first(items)]);
  });

  it('shows no output whose time is over', async () => {
    const scenario = await drawn(5);
    await prismaClient().reviewSample.updateMany({
      where: { releaseId: scenario.release.id },
      data: { output: null },
    });
    expect((await queueOf(reviewer, scenario)).items).toEqual([]);
  });

  it('keeps its length when what was judged has lost its sample, and stays the same', async () => {
    const scenario = await drawn(PER_ARM + 5);
    const releaseId = scenario.release.id;
    const { items } = await queueOf(reviewer, scenario);
    const second = await makeUser('reviewer');
    for (const { id } of items) {
      await judgeItem(reviewer, id, YES);
      await judgeItem(second, id, YES);
    }
    await prismaClient().reviewSample.updateMany({
      where: { releaseId, items: { some: { itemId: { in: items.map(({ id }) => id) } } } },
      data: { output: null },
    });
    await drawReviews(new Date());
    expect(await prismaClient().reviewItem.count({ where: { releaseId } })).toBe(2 * PER_ARM);
  });

  it('draws for the rate nothing above what another cohort of the arm left out', async () => {
    const scenario = await liveScenario(1);
    const releaseId = scenario.release.id;
    for (const [arm, versionId] of [
      ['candidate', scenario.candidateId],
      ['baseline', scenario.baselineId],
    ] as const) {
      const busy = [0.01, 0.02, 0.03].map((priority) => ({ priority }));
      const rare = [0.04, 0.5, 0.6].map((priority) => ({ priority, cohort: 'acme' }));
      await addSamples(scenario, arm, [...busy, ...rare]);
      const stratum = { releaseId, stageIndex: scenario.release.stageIndex ?? 0, versionId, requests: 100 };
      await prismaClient().reviewStratum.create({ data: { ...stratum, cohort: 'Canary', cut: 0.045 } });
    }
    await drawReviews(new Date());
    const count = (isExtra: boolean) => prismaClient().reviewItem.count({ where: { releaseId, isExtra } });
    expect([await count(false), await count(true)]).toEqual([8, 4]);
  });

  it('keeps an output on the screen whose time is over', async () => {
    const scenario = await drawn(PER_ARM);
    const { items } = await queueOf(reviewer, scenario);
    await prismaClient().reviewLease.updateMany({ data: { until: new Date(Date.now() - 3_600_000) } });
    await addSamples(scenario, 'candidate', some(PER_ARM, { priority: -1 }));
    await addSamples(scenario, 'baseline', some(PER_ARM, { priority: -1 }));
    await drawReviews(new Date());
    for (const { id } of items) await judgeItem(reviewer, id, YES);
    expect(
      await prismaClient().reviewVerdict.count({ where: { itemId: { in: items.map(({ id }) => id) } } }),
    ).toBe(items.length);
  });

  it('is drawn for every release, though one of them fails', async () => {
    const broken = await drawn(2);
    await prismaClient().reviewItem.deleteMany({ where: { releaseId: broken.release.id } });
    const scenario = await liveScenario(1);
    await addSamples(scenario, 'candidate', some(2));
    await addSamples(scenario, 'baseline', some(2));
    const refuse = `CREATE FUNCTION refuse_item() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.release_id = '${broken.release.id}' THEN RAISE EXCEPTION 'refused'; END IF; RETURN NEW; END $$`;
    await prismaClient().$executeRawUnsafe(refuse);
    await prismaClient().$executeRawUnsafe(
      'CREATE TRIGGER refuse_item BEFORE INSERT ON review_item FOR EACH ROW EXECUTE FUNCTION refuse_item()',
    );
    await drawReviews(new Date());
    await prismaClient().$executeRawUnsafe('DROP TRIGGER refuse_item ON review_item');
    expect(await prismaClient().reviewItem.count({ where: { releaseId: scenario.release.id } })).toBe(4);
  });

  it('is for those who may judge', async () => {
    const { release } = await drawn(1);
    expect(await refusal(listQueue(await makeUser('viewer'), release.id, []))).toBe('not_permitted');
    expect(await refusal(listQueue(reviewer, 'no release', []))).toBe('unknown_release');
  });
});

describe('a verdict', () => {
  it('decides an item with the last that is wanted, and opens it again when that is taken back', async () => {
    const scenario = await drawn(3);
    const [one, two] = [await makeUser('reviewer'), await makeUser('member')];
    const id = first((await queueOf(one, scenario)).items);
    await judgeItem(one, id, YES);
    expect(await stored(id)).toMatchObject({ decidedAt: null, score: null });
    await judgeItem(two, id, NO);
    expect(await stored(id)).toMatchObject({ decidedAt: expect.any(Date), score: 0.5 });
    await undoVerdict(two, id);
    expect(await stored(id)).toMatchObject({ decidedAt: null, score: null });
    await judgeItem(two, id, YES);
    expect(await stored(id)).toMatchObject({ decidedAt: expect.any(Date), score: 1 });
    expect(await prismaClient().reviewVerdict.count({ where: { itemId: id } })).toBe(3);
  });

  it('is decided once by two who judge at the same instant, and a third is heard as well', async () => {
    const scenario = await drawn(3);
    const people = await Promise.all(some(3).map(() => makeUser('reviewer')));
    const id = first((await listQueue(people[0] as UserActor, scenario.release.id, [])).items);
    await Promise.all(people.map((person, at) => judgeItem(person, id, at === 0 ? NO : YES)));
    const item = await stored(id);
    expect(item.score).toBeCloseTo(2 / 3, 10);
    const verdicts = await prismaClient().reviewVerdict.findMany({
      where: { itemId: id },
      orderBy: { at: 'asc' },
    });
    expect(verdicts).toHaveLength(3);
    expect(item.decidedAt).toEqual(verdicts[1]?.at);
  });

  it('may be sent again, and not be another one', async () => {
    const scenario = await drawn(1);
    const one = await makeUser('reviewer');
    const id = first((await queueOf(one, scenario)).items);
    await Promise.all([judgeItem(one, id, NO), judgeItem(one, id, NO)]);
    expect(await prismaClient().reviewVerdict.count({ where: { itemId: id } })).toBe(1);
    expect(await refusal(judgeItem(one, id, YES))).toBe('already_judged');
  });

  it.each([
    ['missing_reason', { ...NO, reasons: [] }],
    ['wrong_kind', { ...YES, verdict: 'tie' as const }],
  ])('is refused with %s', async (reason, said) => {
    const scenario = await drawn(1);
    const one = await makeUser('reviewer');
    const id = first((await queueOf(one, scenario)).items);
    expect(await refusal(judgeItem(one, id, said))).toBe(reason);
    expect(await refusal(judgeItem(await makeUser('viewer'), id, YES))).toBe('not_permitted');
    expect(await refusal(judgeItem(one, 'no item', YES))).toBe('unknown_item');
  });

  it('stands once it was counted', async () => {
    const scenario = await drawn(1);
    const [one, two] = [await makeUser('reviewer'), await makeUser('reviewer')];
    const id = first((await queueOf(one, scenario)).items);
    expect(await refusal(undoVerdict(one, id))).toBe('no_verdict');
    await judgeItem(one, id, NO);
    await prismaClient().reviewItem.update({ where: { id }, data: { countedAt: new Date(), score: 0 } });
    expect(await refusal(undoVerdict(one, id))).toBe('already_counted');
    await judgeItem(two, id, YES);
    expect(await stored(id)).toMatchObject({ decidedAt: null, score: 0 });
    expect((await getReviewSummary(two, scenario.release.id)).progress.verdicts).toBe(2);
    await undoVerdict(two, id);
    expect(await prismaClient().reviewVerdict.count({ where: { itemId: id, undoneAt: null } })).toBe(1);
  });

  it('keeps an item from being drawn anew while it is given', async () => {
    const scenario = await drawn(PER_ARM);
    const one = await makeUser('reviewer');
    const { items } = await queueOf(one, scenario);
    await addSamples(scenario, 'candidate', some(PER_ARM, { priority: -1 }));
    await addSamples(scenario, 'baseline', some(PER_ARM, { priority: -1 }));
    await Promise.all([
      drawReviews(new Date()),
      ...items.slice(0, 10).map(({ id }) => judgeItem(one, id, YES)),
    ]);
    expect(await prismaClient().reviewVerdict.count({ where: { reviewerId: one.id } })).toBe(10);
  });
});

describe('what was judged', () => {
  it('is on the desk of who may judge, and in the summary of the release', async () => {
    const scenario = await drawn(5);
    const [one, two] = [await makeUser('reviewer'), await makeUser('reviewer')];
    const { items } = await queueOf(one, scenario);
    const outputs = new Map(items.map(({ id, outputs: [text] }) => [id, text ?? '']));
    for (const [id, text] of outputs) {
      const said = text.startsWith('candidate') ? YES : NO;
      await judgeItem(one, id, said);
      await judgeItem(two, id, said);
    }
    const entry = (await listReviewDesk(one)).find(({ releaseId }) => releaseId === scenario.release.id);
    expect(entry).toMatchObject({ stageName: 'Canary', progress: { judged: 10, left: 0, waiting: 0 } });
    const summary = await getReviewSummary(one, scenario.release.id);
    expect(summary.progress).toEqual({ items: 10, decided: 10, begun: 0, verdicts: 20 });
    expect(summary.acceptable.candidate).toMatchObject({ value: 1, items: 5 });
    expect(summary.acceptable.baseline).toMatchObject({ value: 0, items: 5 });
    expect(summary.agreement.singles).toEqual({ alpha: 1, items: 10 });
    expect(summary.reasons).toEqual([{ reason: 'wrong', items: { baseline: 5, candidate: 0 } }]);
    expect(summary.weighted.candidate).toBeNull();
  });
});
