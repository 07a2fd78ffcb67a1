import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import type { SampleState } from '@/lib/schemas/desk';
import { write } from '@/lib/server/audit/write';
import { getSampleState } from './get-sample-state';

/** Removes everything that came with the sample but its history. Its simulator stops within a second. */
export async function removeSample(actor: Actor): Promise<SampleState> {
  await write({ actor, permission: 'sample:manage' }, async (tx) => {
    const features = await tx.feature.findMany({ where: { isSample: true }, select: { id: true } });
    if (features.length === 0) throw new DomainError('conflict', 'There is no sample.', 'sample_absent');
    const ids = features.map(({ id }) => id);
    const ofSample = { where: { featureId: { in: ids } } };
    const { count: events } = await tx.event.deleteMany(ofSample);
    await tx.outcome.deleteMany(ofSample);
    // Releases before versions: a started release must never be seen without its versions.
    const { count: releases } = await tx.release.deleteMany(ofSample);
    await tx.feature.updateMany({ where: { id: { in: ids } }, data: { liveVersionId: null } });
    await tx.version.deleteMany(ofSample);
    await tx.feature.deleteMany({ where: { id: { in: ids } } });
    await tx.apiKey.deleteMany({ where: { isSample: true } });
    return {
      result: undefined,
      audits: [{ action: 'sample.removed', data: { events, releases } }],
      routing: true,
    };
  });
  return getSampleState(actor);
}
