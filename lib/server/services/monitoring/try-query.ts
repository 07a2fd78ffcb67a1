import type { Actor } from '@/lib/core/access/actor';
import type { GivenAnswerView, MonitoringTrialInput } from '@/lib/schemas/monitoring';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { ask } from '@/lib/server/monitoring/release-answer';
import { fetchRelease } from '../release/fetch-release';
import { givenView } from './get-monitoring';

/** Asks a query that is being written, about the release's versions, and keeps nothing. */
export async function tryQuery(
  actor: Actor,
  releaseId: string,
  { query }: MonitoringTrialInput,
  signal: AbortSignal,
): Promise<GivenAnswerView> {
  authorize(actor, 'note:write');
  const release = await fetchRelease(prismaClient(), releaseId);
  return givenView(await ask(release, query, new Date(), signal));
}
