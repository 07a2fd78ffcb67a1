import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import type { MonitoringView } from '@/lib/schemas/monitoring';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { freshAnswer } from '@/lib/server/monitoring/release-answer';
import { fetchRelease } from '../release/fetch-release';
import { noteInForce } from '../release/note-faults';
import { monitoringView } from './get-monitoring';

/** Asks the query in force now. What a source answers is kept, and the gate goes by it. */
export async function askAgain(
  actor: Actor,
  releaseId: string,
  signal: AbortSignal,
): Promise<MonitoringView> {
  authorize(actor, 'note:write');
  const release = await fetchRelease(prismaClient(), releaseId);
  const query = noteInForce(release).monitoringQuery;
  if (!query) throw new DomainError('conflict', 'The note has no monitoring query yet.', 'missing_query');
  return monitoringView(actor, release, await freshAnswer(release, query, signal));
}
