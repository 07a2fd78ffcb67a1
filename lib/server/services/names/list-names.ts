import type { Actor } from '@/lib/core/access/actor';
import type { NamesView } from '@/lib/schemas/names';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';

/** Every feature and release by name, for choosing one: cheap, however many are live. */
export async function listNames(actor: Actor): Promise<NamesView> {
  authorize(actor, 'release:read');
  const newestFirst = { orderBy: { createdAt: 'desc' as const } };
  const reader = prismaClient();
  const [features, releases] = await Promise.all([
    reader.feature.findMany({ ...newestFirst, select: { id: true, key: true, name: true } }),
    reader.release.findMany({
      ...newestFirst,
      select: { id: true, title: true, feature: { select: { key: true } } },
    }),
  ]);
  return {
    features,
    releases: releases.map(({ id, title, feature }) => ({ id, title, featureKey: feature.key })),
  };
}
