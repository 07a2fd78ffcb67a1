import type { Actor } from '@/lib/core/access/actor';
import type { FeatureView } from '@/lib/schemas/feature';
import { authorize } from '@/lib/server/auth/authorize';
import { actorNames } from '@/lib/server/db/actor-names';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { readReleases } from '@/lib/server/db/release-row';
import { countRequestsByFeature } from '@/lib/server/telemetry/observe-requests';
import { featureListItem } from './feature-list-item';
import { fetchFeature } from './internal';
import { viewVersions } from './view-versions';

export async function getFeature(actor: Actor, key: string): Promise<FeatureView> {
  authorize(actor, 'feature:read');
  const reader = prismaClient();
  const feature = await fetchFeature(reader, key);
  const [versions, releases, requests, names] = await Promise.all([
    viewVersions(reader, feature),
    readReleases(reader, { featureId: feature.id }),
    countRequestsByFeature([feature.id], new Date()),
    actorNames(reader, feature.live ? [feature.live.createdById] : []),
  ]);
  const { description, bucketBy, unitName } = feature;
  return {
    ...featureListItem(feature, names, requests.get(feature.id) ?? 0),
    ...{ description, bucketBy, unitName, versions },
    releases: releases.map((release) => ({
      id: release.id,
      title: release.title,
      status: release.status,
      createdAt: release.createdAt.toISOString(),
      endedAt: release.endedAt?.toISOString() ?? null,
      ownerName: release.owner?.name ?? null,
    })),
  };
}
