import { randomBytes, randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/core/access/actor';
import { hasControl } from '@/lib/core/release/checks/has-control';
import type { Stage } from '@/lib/core/release/note';
import { type DrawLimits, decideSingles } from '@/lib/core/review/decide-draw';
import { pairSamples } from '@/lib/core/review/pair-samples';
import { write } from '@/lib/server/audit/write';
import { findNewest } from '@/lib/server/db/evidence-rows';
import { prismaClient } from '@/lib/server/db/prisma-client';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import {
  addItems,
  type DrawnStage,
  demoteItems,
  drawCases,
  dropItems,
  type NewItem,
  promoteItems,
  type QueuedItem,
  readPairable,
  readQueuedItems,
  readSamples,
} from '@/lib/server/db/review-draw';
import { readReviewSettings } from '@/lib/server/db/review-settings-row';
import { leaveSamplesOut } from '@/lib/server/telemetry/leave-samples-out';

interface Draw {
  add: NewItem[];
  promote: string[];
  demote: string[];
  drop: string[];
}

/** Keeps the queue of the release's present stage filled. No row of history: nobody decided anything. */
export async function drawItems(actor: Actor, release: ReleaseRecord, now: Date): Promise<void> {
  const { stageIndex, baseline, candidate, inForce } = release;
  const stage = inForce?.note.plan.stages[stageIndex ?? -1];
  if (stageIndex === null || !baseline || !candidate || !stage) return;
  await leaveSamplesOut(release);
  const { settings: limits } = await readReviewSettings(prismaClient());
  const drawn = { releaseId: release.id, stageIndex, baselineId: baseline.id, candidateId: candidate.id };
  const items = await readQueuedItems(drawn, now);
  const draw = stage.cohort
    ? await drawFromTraffic(drawn, items, { limits, stage })
    : await drawFromComparison(drawn, items, limits);
  if (Object.values(draw).every(({ length }) => length === 0)) return;
  await write({ actor, permission: 'review:judge' }, async (tx, { at }) => {
    await dropItems(tx, draw.drop, at);
    await demoteItems(tx, draw.demote, at);
    await promoteItems(tx, draw.promote);
    const common = { releaseId: release.id, stageIndex, reviewsWanted: limits.reviewsEach, createdAt: at };
    await addItems(tx, draw.add, common);
    return { result: undefined, audits: [], releases: [release.id] };
  });
}

async function drawFromTraffic(
  drawn: DrawnStage,
  items: readonly QueuedItem[],
  { limits, stage }: { limits: DrawLimits; stage: Stage },
): Promise<Draw> {
  const samples = await readSamples(drawn);
  const singles = decideSingles(samples, items, { limits, hasControl: hasControl(stage) });
  const lostPairs = items.filter(({ kind, isLost, isTouched }) => kind === 'pair' && isLost && !isTouched);
  return {
    ...singles,
    drop: [...singles.drop, ...lostPairs.map(({ id }) => id)],
    add: [
      ...singles.add.map(({ sampleId, isExtra }) => newItem('single', { isExtra, sampleIds: [sampleId] })),
      ...(await newPairs(drawn, items, limits)),
    ],
  };
}

async function newPairs(
  drawn: DrawnStage,
  items: readonly QueuedItem[],
  { itemsPerArm }: Pick<DrawLimits, 'itemsPerArm'>,
): Promise<NewItem[]> {
  const pairs = items.filter(({ kind, isLost }) => kind === 'pair' && !isLost);
  const room = itemsPerArm - pairs.length;
  if (room <= 0) return [];
  const used = new Set(pairs.flatMap(({ sampleIds }) => sampleIds));
  const [candidates, baselines] = await Promise.all([
    readPairable(drawn, 'candidate'),
    readPairable(drawn, 'baseline'),
  ]);
  const free = <S extends { id: string }>(all: S[]) => all.filter(({ id }) => !used.has(id));
  return pairSamples(free(candidates), free(baselines), room).map(({ candidate, baseline }) =>
    newItem('pair', { sampleIds: [candidate, baseline] }),
  );
}

/** In the offline check the two versions have answered the same cases already. */
async function drawFromComparison(
  drawn: DrawnStage,
  items: readonly QueuedItem[],
  { itemsPerArm }: Pick<DrawLimits, 'itemsPerArm'>,
): Promise<Draw> {
  const evidence = await findNewest(prismaClient(), drawn.releaseId, drawn);
  const isPresent = ({ evidenceId }: QueuedItem) => evidenceId === evidence?.id;
  const drop = items.filter((item) => !isPresent(item) && !item.isTouched).map(({ id }) => id);
  const room = itemsPerArm - items.filter(isPresent).length;
  const kept = { promote: [], demote: [], drop };
  if (!evidence || room <= 0) return { add: [], ...kept };
  const numbers = await drawCases(evidence.id, room);
  const add = numbers.map((caseNumber) => newItem('pair', { evidenceId: evidence.id, caseNumber }));
  return { add, ...kept };
}

function newItem(kind: NewItem['kind'], part: Partial<NewItem>): NewItem {
  const random = randomBytes(7);
  return {
    ...{ id: randomUUID(), kind, isExtra: false, sampleIds: [], evidenceId: null, caseNumber: null },
    place: random.readUIntBE(0, 6) / 2 ** 48,
    candidateIsA: (random[6] ?? 0) < 128,
    ...part,
  };
}
