import type { Actor } from '@/lib/core/access/actor';
import type { MetricSourceView } from '@/lib/schemas/metric-source';
import { authorize } from '@/lib/server/auth/authorize';
import { readSources, sourceView } from '@/lib/server/db/metric-source-rows';
import { prismaClient } from '@/lib/server/db/prisma-client';

/** By name, archived ones too. */
export async function listSources(actor: Actor): Promise<MetricSourceView[]> {
  authorize(actor, 'source:read');
  return (await readSources(prismaClient())).map(sourceView);
}
