import type { Actor } from '@/lib/core/access/actor';
import type { ReviewDeskEntry, ReviewProgress } from '@/lib/schemas/review-item';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { type ReleaseRecord, readReleases } from '@/lib/server/db/release-row';
import { readProgress } from '@/lib/server/db/review-queue';

/** The releases that have something to judge, those that need this person most first. */
export async function listReviewDesk(actor: Actor): Promise<ReviewDeskEntry[]> {
  authorize(actor, 'review:read');
  const releases = await readReleases(prismaClient(), { status: { in: ['offline_check', 'live', 'held'] } });
  const ids = releases.map(({ id }) => id);
  const found = await readProgress(ids, actor.id, new Date());
  return releases
    .flatMap((release) => {
      const mine = found.find(({ releaseId }) => releaseId === release.id);
      return mine ? [entryOf(release, mine)] : [];
    })
    .toSorted((a, b) => b.progress.left - a.progress.left);
}

function entryOf(release: ReleaseRecord, mine: ReviewProgress): ReviewDeskEntry {
  const { id: releaseId, title, feature, inForce, stageIndex, stageEnteredAt, createdAt } = release;
  const { judged, left, waiting } = mine;
  return {
    ...{ releaseId, title },
    feature: { key: feature.key, name: feature.name },
    stageName: inForce?.note.plan.stages[stageIndex ?? -1]?.name ?? '',
    progress: { judged, left, waiting },
    since: (stageEnteredAt ?? createdAt).toISOString(),
  };
}
