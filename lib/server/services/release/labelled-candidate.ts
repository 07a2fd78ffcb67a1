import type { Actor } from '@/lib/core/access/actor';
import { VERSION_AXES } from '@/lib/core/release/version-axes';
import type { VersionLabels } from '@/lib/core/routing/routing-snapshot';
import { type FeatureRecord, readVersions } from '@/lib/server/db/feature-row';
import type { Reader } from '@/lib/server/db/reader';
import { createVersion } from '../feature/create-version';

/** The id of the feature's version with these four labels; null when there is none. */
export async function findByLabels(
  reader: Reader,
  { id }: Pick<FeatureRecord, 'id'>,
  labels: VersionLabels,
): Promise<string | null> {
  const versions = await readVersions(reader, id);
  const same = versions.find((version) => VERSION_AXES.every((axis) => version[axis] === labels[axis]));
  return same?.id ?? null;
}

/** As above, and a version is made where there is none: a write of its own, with its own audit row. */
export async function findOrMakeByLabels(
  actor: Actor,
  reader: Reader,
  feature: Pick<FeatureRecord, 'id' | 'key'>,
  labels: VersionLabels,
): Promise<string> {
  const found = await findByLabels(reader, feature, labels);
  return found ?? (await createVersion(actor, feature.key, labels)).id;
}
