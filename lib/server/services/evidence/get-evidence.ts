import type { Actor } from '@/lib/core/access/actor';
import type { EvidenceView } from '@/lib/schemas/evidence';
import { authorize } from '@/lib/server/auth/authorize';
import { actorNames } from '@/lib/server/db/actor-names';
import { removeAbandonedEvidence } from '@/lib/server/db/evidence-writer';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { fetchRelease } from '../release/fetch-release';
import { evidenceView } from './evidence-views';
import { fetchEvidence } from './fetch-evidence';

/** One comparison in a line; while it is being read, how far that is. */
export async function getEvidence(actor: Actor, releaseId: string, id: string): Promise<EvidenceView> {
  authorize(actor, 'release:read');
  const reader = prismaClient();
  const release = await fetchRelease(reader, releaseId);
  let row = await fetchEvidence(reader, releaseId, id);
  if (row.readyAt === null) {
    await removeAbandonedEvidence();
    row = await fetchEvidence(reader, releaseId, id);
  }
  return evidenceView(release, row, await actorNames(reader, [row.createdById]));
}
