import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import { write } from '../../audit/write';
import { deletePrice, findPrice } from '../../db/price-rows';

/** For events from now on; what was stored before keeps its cost. */
export async function removePrice(actor: Actor, model: string): Promise<void> {
  return write({ actor, permission: 'price:manage' }, async (tx) => {
    const before = await findPrice(tx, model);
    if (!before) throw new DomainError('not_found', `The model ${model.slice(0, 200)} has no price.`);
    await deletePrice(tx, model);
    return {
      result: undefined,
      audits: [{ action: 'price.removed', data: { model, before } }],
      routing: true,
    };
  });
}
