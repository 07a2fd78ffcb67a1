import type { Actor } from '@/lib/core/access/actor';
import type { ReviewQueue } from '@/lib/schemas/review-item';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { readProgress, takeItems } from '@/lib/server/db/review-queue';
import { fetchRelease } from '../release/fetch-release';

const ITEMS = 20;
/** Longer than twenty outputs take; after it they are offered to others. */
const LEASE_MS = 20 * 60_000;

/**
 * The next items for this reviewer, who holds them for a while: as many people get an item as are to judge it. Whoever
 * answers after that time is heard all the same.
 */
export async function listQueue(
  actor: Actor,
  releaseId: string,
  have: readonly string[],
): Promise<ReviewQueue> {
  authorize(actor, 'review:judge');
  await fetchRelease(prismaClient(), releaseId);
  const now = new Date();
  const until = new Date(now.getTime() + LEASE_MS);
  const items = await takeItems({ releaseId, reviewerId: actor.id, have, count: ITEMS, now, until });
  const [progress] = await readProgress([releaseId], actor.id, now);
  const { judged, left, waiting } = progress ?? { judged: 0, left: 0, waiting: 0 };
  return { items, progress: { judged, left, waiting } };
}
