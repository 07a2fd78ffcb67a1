import type { Actor } from '@/lib/core/access/actor';
import { type CaseFilter, type CasePage, caseFilter, type EvidenceCaseView } from '@/lib/schemas/evidence';
import { authorize } from '@/lib/server/auth/authorize';
import { exportCases, findCase, readCases } from '@/lib/server/db/case-rows';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { fetchEvidence } from './fetch-evidence';

interface Asked {
  releaseId: string;
  evidenceId: string;
  filter: CaseFilter;
}

/** A page of the cases that match: broken first, then fixed, then the rest. */
export async function listCases(actor: Actor, asked: Asked, page: number): Promise<CasePage> {
  const filter = await allowed(actor, asked);
  return { page, ...(await readCases(asked.evidenceId, filter, page)) };
}

/** One case with both outputs whole; null when there is none of that number. */
export async function getCase(
  actor: Actor,
  asked: Omit<Asked, 'filter'>,
  number: number,
): Promise<EvidenceCaseView | null> {
  await allowed(actor, { ...asked, filter: {} });
  return findCase(asked.evidenceId, number);
}

/** Every case that matches, whole. */
export async function streamCases(actor: Actor, asked: Asked): Promise<AsyncGenerator<EvidenceCaseView>> {
  return exportCases(asked.evidenceId, await allowed(actor, asked));
}

async function allowed(actor: Actor, { releaseId, evidenceId, filter }: Asked): Promise<CaseFilter> {
  authorize(actor, 'release:read');
  await fetchEvidence(prismaClient(), releaseId, evidenceId);
  return caseFilter.parse(filter);
}
