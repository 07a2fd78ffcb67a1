import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import type { DashboardView } from '@/lib/schemas/dashboard';
import { authorize } from '@/lib/server/auth/authorize';
import { findFeature, readVersions } from '@/lib/server/db/feature-row';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { readMoves } from '@/lib/server/db/release-moves';
import { readReleases } from '@/lib/server/db/release-row';
import { buildDashboard } from './build-dashboard';
import { moveMarkers } from './move-markers';

const DAY_MINUTES = 24 * 60;

/** All traffic of a feature by version; the live version is the baseline, an active release's the candidate. */
export async function getFeatureDashboard(
  actor: Actor,
  key: string,
  { minutes = DAY_MINUTES }: { minutes?: number | undefined } = {},
): Promise<DashboardView> {
  authorize(actor, 'feature:read');
  const reader = prismaClient();
  const feature = await findFeature(reader, key);
  if (!feature) {
    throw new DomainError('not_found', `There is no feature with the key ${key}.`, 'unknown_feature');
  }
  const [versions, releases] = await Promise.all([
    readVersions(reader, feature.id),
    readReleases(reader, { featureId: feature.id }),
  ]);
  const moves = await readMoves(
    reader,
    releases.map(({ id }) => id),
  );
  const candidateId = releases.find(({ id }) => id === feature.active?.id)?.candidate?.id;
  const to = new Date();
  return buildDashboard({
    selection: { featureId: feature.id, from: new Date(to.getTime() - minutes * 60_000), to },
    scope: 'all',
    versions,
    roleOf: (versionId) => {
      if (versionId === feature.liveVersionId) return 'baseline';
      return versionId === candidateId ? 'candidate' : 'other';
    },
    markers: moveMarkers(moves),
  });
}
