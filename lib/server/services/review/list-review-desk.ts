import type { Actor } from '@/lib/core/access/actor';
import type { ReviewDeskEntry } from '@/lib/schemas/review-item';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { readReleases } from '@/lib/server/db/release-row';
import { readProgress } from '@/lib/server/db/review-queue';

/** The releases that have something to judge, those that need this person most first. */
export async function listReviewDesk(actor: Actor): Promise<ReviewDeskEntry[]> {
  authorize(actor, 'review:read');
  const releases = await readReleases(prismaClient(), { status: { in: ['offline_check', 'live', 'held'] } });
  const ids = releases.map(({ id }) => id);
  const found = await readProgress(ids, actor.id, new Date());
  return releases
    .flatMap(({ id: releaseId, title, feature, inForce, stageIndex }) => {
      const mine = found.find((one) => one.releaseId === releaseId);
      if (!mine) return [];
      const { judged, left, waiting } = mine;
      const stageName = inForce?.note.plan.stages[stageIndex ?? -1]?.name ?? '';
      const { key, name } = feature;
      return [{ releaseId, title, feature: { key, name }, stageName, progress: { judged, left, waiting } }];
    })
    .toSorted((a, b) => b.progress.left - a.progress.left);
}
