import type { Actor } from '@/lib/core/access/actor';
import { summarizeReviews } from '@/lib/core/review/summarize-reviews';
import type { ReviewSummary } from '@/lib/schemas/review-item';
import { authorize } from '@/lib/server/auth/authorize';
import { findNewest } from '@/lib/server/db/evidence-rows';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { readCohortRequests, readJudgedItems } from '@/lib/server/db/review-figures';
import { readReviewSettings } from '@/lib/server/db/review-settings-row';
import { fetchRelease } from '../release/fetch-release';

/** What was judged in the stage that the release is in, or ended in. */
export async function getReviewSummary(actor: Actor, releaseId: string): Promise<ReviewSummary> {
  authorize(actor, 'review:read');
  const { stageIndex, baseline, candidate, inForce } = await fetchRelease(prismaClient(), releaseId);
  const { reviewsEach } = (await readReviewSettings(prismaClient())).settings;
  if (stageIndex === null || !candidate) return { ...summarizeReviews([], []), stageName: '', reviewsEach };
  const versions = { baselineId: baseline?.id ?? null, candidateId: candidate.id };
  const evidence = await findNewest(prismaClient(), releaseId, versions);
  const asked = { releaseId, stageIndex, candidateId: candidate.id, evidenceId: evidence?.id ?? null };
  const [items, requests] = await Promise.all([readJudgedItems(asked), readCohortRequests(asked)]);
  const stageName = inForce?.note.plan.stages[stageIndex]?.name ?? '';
  return { ...summarizeReviews(items, requests), stageName, reviewsEach };
}
