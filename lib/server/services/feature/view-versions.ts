import type { VersionView } from '@/lib/schemas/feature';
import { actorNames } from '@/lib/server/db/actor-names';
import { type FeatureRecord, readVersions } from '@/lib/server/db/feature-row';
import type { Reader } from '@/lib/server/db/reader';
import { toVersionView } from '@/lib/server/db/version-row';

/** All versions of a feature, newest first. */
export async function viewVersions(reader: Reader, feature: FeatureRecord): Promise<VersionView[]> {
  const versions = await readVersions(reader, feature.id);
  const names = await actorNames(
    reader,
    versions.map((version) => version.createdById),
  );
  return versions.map((version) => toVersionView(version, names, feature.liveVersionId));
}
