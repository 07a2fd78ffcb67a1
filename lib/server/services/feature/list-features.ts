import type { Actor } from '@/lib/core/access/actor';
import type { FeatureListItem } from '@/lib/schemas/feature';
import { authorize } from '@/lib/server/auth/authorize';
import { actorNames } from '@/lib/server/db/actor-names';
import { readFeatures } from '@/lib/server/db/feature-row';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { countRequestsByFeature } from '@/lib/server/telemetry/observe-requests';
import { featureListItem } from './feature-list-item';

export async function listFeatures(actor: Actor): Promise<FeatureListItem[]> {
  authorize(actor, 'feature:read');
  const features = await readFeatures(prismaClient());
  const creators = features.flatMap(({ live }) => (live ? [live.createdById] : []));
  const [names, requests] = await Promise.all([
    actorNames(prismaClient(), creators),
    countRequestsByFeature(
      features.map(({ id }) => id),
      new Date(),
    ),
  ]);
  return features.map((feature) => featureListItem(feature, names, requests.get(feature.id) ?? 0));
}
