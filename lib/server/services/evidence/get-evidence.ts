import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import type { EvidenceView } from '@/lib/schemas/evidence';
import { authorize } from '@/lib/server/auth/authorize';
import { actorNames } from '@/lib/server/db/actor-names';
import { findEvidence } from '@/lib/server/db/evidence-rows';
import { removeAbandonedEvidence } from '@/lib/server/db/evidence-writer';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { fetchRelease } from '../release/fetch-release';
import { evidenceView } from './evidence-views';

/** One comparison in a line; while it is being read, how far that is. */
export async function getEvidence(actor: Actor, releaseId: string, id: string): Promise<EvidenceView> {
  authorize(actor, 'release:read');
  const reader = prismaClient();
  const release = await fetchRelease(reader, releaseId);
  const first = await findEvidence(reader, releaseId, id);
  if (first?.readyAt === null) await removeAbandonedEvidence();
  const row = first?.readyAt === null ? await findEvidence(reader, releaseId, id) : first;
  if (!row) throw new DomainError('not_found', 'There is no such evidence.', 'unknown_evidence');
  return evidenceView(release, row, await actorNames(reader, [row.createdById]));
}
