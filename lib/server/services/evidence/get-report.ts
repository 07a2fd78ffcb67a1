import type { Actor } from '@/lib/core/access/actor';
import type { EvidenceReport } from '@/lib/schemas/evidence';
import { authorize } from '@/lib/server/auth/authorize';
import { actorNames } from '@/lib/server/db/actor-names';
import { newestFor, readEvidence } from '@/lib/server/db/evidence-rows';
import { readVersions } from '@/lib/server/db/feature-row';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { fetchRelease } from '../release/fetch-release';
import { evidenceView } from './evidence-views';

/** The comparison that is asked for, else the newest of the present pair, else the newest of all; null without one. */
export async function getReport(
  actor: Actor,
  releaseId: string,
  evidenceId: string | null,
): Promise<EvidenceReport | null> {
  authorize(actor, 'release:read');
  const reader = prismaClient();
  const release = await fetchRelease(reader, releaseId);
  const all = await readEvidence(reader, releaseId);
  const pair = { baselineId: release.baseline?.id ?? null, candidateId: release.candidate?.id ?? null };
  const asked = all.find(({ id }) => id === evidenceId);
  const row = asked ?? newestFor(all, pair) ?? all.find(({ summary }) => summary !== null);
  if (!row?.summary) return null;
  const names = await actorNames(reader, [row.createdById]);
  const versions = await readVersions(reader, release.feature.id);
  const variantOf = (id: string) =>
    versions.find((version) => version.id === id)?.variant ?? 'a removed version';
  return {
    view: evidenceView(release, row, names),
    fileSha256: row.fileSha256,
    variants: { baseline: variantOf(row.baselineVersionId), candidate: variantOf(row.candidateVersionId) },
    summary: row.summary,
  };
}
