import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import type { DashboardView } from '@/lib/schemas/dashboard';
import { authorize } from '@/lib/server/auth/authorize';
import { readVersions } from '@/lib/server/db/feature-row';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { readMoves } from '@/lib/server/db/release-moves';
import { findRelease } from '@/lib/server/db/release-row';
import { buildDashboard } from './build-dashboard';
import { moveMarkers } from './move-markers';
import { releaseWindow } from './release-window';

interface Asked {
  minutes?: number | undefined;
  /** `comparable` (the default): only requests whose arm was decided by chance in this release. */
  scope?: DashboardView['scope'] | undefined;
}

/** Baseline beside candidate over the release's time. */
export async function getReleaseDashboard(
  actor: Actor,
  id: string,
  { minutes, scope = 'comparable' }: Asked = {},
): Promise<DashboardView> {
  authorize(actor, 'release:read');
  const reader = prismaClient();
  const release = await findRelease(reader, id);
  if (!release) throw new DomainError('not_found', 'There is no such release.', 'unknown_release');
  const [versions, moves] = await Promise.all([
    readVersions(reader, release.feature.id),
    readMoves(reader, [id]),
  ]);
  const window = releaseWindow(release, new Date(), minutes);
  const selection = { featureId: release.feature.id, ...window };
  return buildDashboard({
    selection: scope === 'comparable' ? { ...selection, comparableIn: { releaseId: id } } : selection,
    scope,
    versions,
    roleOf: (versionId) => {
      if (versionId === release.baseline?.id) return 'baseline';
      return versionId === release.candidate?.id ? 'candidate' : 'other';
    },
    markers: moveMarkers(moves),
  });
}
