import { ACTIVE_STATUSES, type ReleaseStatus } from '@/lib/core/release/release-state';
import type { Feature as FeatureRow, Prisma } from './generated/client';
import type { Reader } from './reader';
import { toVersion, type VersionRecord } from './version-row';

export interface FeatureRecord {
  id: string;
  key: string;
  name: string;
  description: string;
  salt: string;
  bucketBy: string;
  unitName: string;
  liveVersionId: string | null;
  live: VersionRecord | null;
  isSample: boolean;
  /** The one active release, when there is one. */
  active: { id: string; title: string; status: ReleaseStatus } | null;
}

const include = {
  liveVersion: true,
  releases: { where: { status: { in: [...ACTIVE_STATUSES] } }, take: 1 },
} satisfies Prisma.FeatureInclude;

type Loaded = Prisma.FeatureGetPayload<{ include: typeof include }>;

export async function findFeature(reader: Reader, key: string): Promise<FeatureRecord | null> {
  const row = await reader.feature.findUnique({ where: { key }, include });
  return row && toFeature(row);
}

export async function readFeatures(reader: Reader): Promise<FeatureRecord[]> {
  const rows = await reader.feature.findMany({ include, orderBy: { key: 'asc' } });
  return rows.map(toFeature);
}

export async function readVersions(reader: Reader, featureId: string): Promise<VersionRecord[]> {
  const rows = await reader.version.findMany({ where: { featureId }, orderBy: { number: 'desc' } });
  return rows.map(toVersion);
}

/** Makes whoever changes this feature's versions or releases wait for each other. */
export async function lockFeature(tx: Reader, featureId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM feature WHERE id = ${featureId} FOR UPDATE`;
}

function toFeature(row: Loaded): FeatureRecord {
  const { id, key, name, description, salt, bucketBy, unitName, liveVersionId, isSample }: FeatureRow = row;
  const active = row.releases[0];
  return {
    ...{ id, key, name, description, salt, bucketBy, unitName, liveVersionId, isSample },
    live: row.liveVersion && toVersion(row.liveVersion),
    active: active ? { id: active.id, title: active.title, status: active.status } : null,
  };
}
