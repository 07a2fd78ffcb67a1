import type { Actor } from '@/lib/core/access/actor';
import type { ReviewHeading } from '@/lib/schemas/review-item';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { fetchRelease } from '../release/fetch-release';

/** What a reviewer is told of a release: nothing of its versions. */
export async function getReviewHeading(actor: Actor, releaseId: string): Promise<ReviewHeading> {
  authorize(actor, 'review:read');
  const { title, feature, inForce, stageIndex } = await fetchRelease(prismaClient(), releaseId);
  const stageName = inForce?.note.plan.stages[stageIndex ?? -1]?.name ?? '';
  return { releaseId, title, feature: { key: feature.key, name: feature.name }, stageName };
}
