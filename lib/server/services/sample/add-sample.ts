import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import type { SampleState } from '@/lib/schemas/desk';
import { write } from '@/lib/server/audit/write';
import { createFeature } from '../feature/create-feature';
import { getSampleState } from './get-sample-state';
import { SAMPLE_FEATURE, SAMPLE_KEY } from './sample-content';

/** Adds the sample's feature; the simulator finds it there and does the rest in the background. */
export async function addSample(actor: Actor): Promise<SampleState> {
  await write({ actor, permission: 'sample:manage' }, async (tx) => {
    const there = await tx.feature.findUnique({ where: { key: SAMPLE_KEY } });
    if (there?.isSample) throw new DomainError('conflict', 'The sample is there already.', 'sample_present');
    if (there) {
      const message = `A feature of your own has the key ${SAMPLE_KEY}, which the sample needs.`;
      throw new DomainError('conflict', message, 'sample_key_taken');
    }
    return { result: undefined, audits: [{ action: 'sample.added' }] };
  });
  await createFeature(actor, SAMPLE_FEATURE, { isSample: true });
  return getSampleState(actor);
}
