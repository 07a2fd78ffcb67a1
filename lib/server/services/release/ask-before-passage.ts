import type { Actor } from '@/lib/core/access/actor';
import { isSourceQuery } from '@/lib/core/monitoring/monitoring-query';
import { findRefusal } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { findRelease } from '@/lib/server/db/release-row';
import { freshAnswer, knownAnswer } from '@/lib/server/monitoring/release-answer';
import { noteInForce } from './note-faults';

/** How old an answer of a source may be that a promotion is decided on. */
const MOST_AGE_MS = 60_000;

/**
 * Before the transaction that decides: a source that is slow must hold up the promotion alone, and no lock. Asks nothing
 * for one whom the transaction will refuse.
 */
export async function askBeforePassage(
  actor: Actor,
  releaseId: string,
  permission: 'release:promote' | 'release:complete',
): Promise<void> {
  const reader = prismaClient();
  const release = await findRelease(reader, releaseId);
  const query = release && noteInForce(release).monitoringQuery;
  if (!query || !isSourceQuery(query)) return;
  const { owner } = release;
  if (findRefusal(actor, permission, { ownerId: owner?.id, ownerName: owner?.name })) return;
  const now = new Date();
  const known = await knownAnswer(reader, release, query, now);
  if (known && now.getTime() - known.at.getTime() <= MOST_AGE_MS) return;
  await freshAnswer(release, query, new AbortController().signal);
}
