import { randomBytes } from 'node:crypto';
import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import { type CreateFeatureInput, createFeatureInput, type FeatureView } from '@/lib/schemas/feature';
import { write } from '@/lib/server/audit/write';
import { getFeature } from './get-feature';
import { insertVersion, versionData } from './internal';

/** A feature begins with the version that is live now, so that there is always something to go back to. */
export async function createFeature(
  actor: Actor,
  input: CreateFeatureInput,
  { isSample = false } = {},
): Promise<FeatureView> {
  const { liveVersion, ...feature } = createFeatureInput.parse(input);
  await write({ actor, permission: 'feature:create' }, async (tx, { at }) => {
    // Two at once with one key: the second waits here and then finds the first.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`feature:${feature.key}`}, 0))`;
    if (await tx.feature.findUnique({ where: { key: feature.key } })) throw takenKey(feature.key);
    const salt = randomBytes(16).toString('hex');
    const { id: featureId } = await tx.feature.create({
      data: { ...feature, salt, isSample, createdAt: at },
    });
    const by = { featureId, number: 1, createdById: actor.id, createdAt: at };
    const version = await insertVersion(tx, by, liveVersion);
    await tx.feature.update({ where: { id: featureId }, data: { liveVersionId: version.id } });
    return {
      result: undefined,
      audits: [
        { action: 'feature.created', featureId, data: { key: feature.key, name: feature.name } },
        { action: 'version.created', featureId, data: versionData(version, liveVersion) },
        {
          action: 'version.made_live',
          featureId,
          data: { versionId: version.id, variant: version.variant, before: null },
        },
      ],
      routing: true,
    };
  });
  return getFeature(actor, feature.key);
}

function takenKey(key: string): DomainError {
  const message = `A feature with the key ${key} is there already.`;
  return new DomainError('conflict', message, 'feature_key_taken', [
    { code: 'feature_key_taken', field: 'key', message },
  ]);
}
