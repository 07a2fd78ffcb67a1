import type { Actor } from '@/lib/core/access/actor';
import { sampleWeight } from '@/lib/core/review/sample-weight';
import type { StratumView } from '@/lib/schemas/review-settings';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { readStrata } from '@/lib/server/telemetry/read-strata';
import { fetchRelease } from '../release/fetch-release';

/** What the samples of a release were drawn from, and what each sampled request stands for. */
export async function listStrata(actor: Actor, releaseId: string): Promise<StratumView[]> {
  authorize(actor, 'review:read');
  await fetchRelease(prismaClient(), releaseId);
  const strata = await readStrata(releaseId);
  return strata.map((stratum) => ({ ...stratum, weight: sampleWeight(stratum) }));
}
