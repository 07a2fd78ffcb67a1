import type { Actor } from '@/lib/core/access/actor';
import type { ReleaseStatus } from '@/lib/core/release/release-state';
import type { ReleaseListItem } from '@/lib/schemas/release';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { readReleases } from '@/lib/server/db/release-row';
import { judgeReleases } from './judge-releases';

/** Newest first, each with what it waits for now. */
export async function listReleases(
  actor: Actor,
  filter: { status?: readonly ReleaseStatus[] | undefined; limit?: number | undefined } = {},
): Promise<ReleaseListItem[]> {
  authorize(actor, 'release:read');
  const where = filter.status ? { status: { in: [...filter.status] } } : {};
  const releases = await readReleases(prismaClient(), where, filter.limit);
  return (await judgeReleases(prismaClient(), releases, new Date())).map(({ item }) => item);
}
