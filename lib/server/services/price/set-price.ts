import type { Actor } from '@/lib/core/access/actor';
import type { PriceInput } from '@/lib/schemas/price';
import { write } from '../../audit/write';
import { findPrice, putPrice } from '../../db/price-rows';

/** For events from now on; what was stored before keeps its cost. The same price again is no change. */
export async function setPrice(actor: Actor, input: PriceInput): Promise<PriceInput> {
  return write({ actor, permission: 'price:manage' }, async (tx, { at }) => {
    const before = await findPrice(tx, input.model);
    if (before && isSame(before, input)) return { result: before, audits: [] };
    await putPrice(tx, input, actor.id, at);
    return {
      result: input,
      audits: [{ action: 'price.set', data: { ...input, before } }],
      routing: true,
    };
  });
}

function isSame(a: PriceInput, b: PriceInput): boolean {
  return a.inputUsd === b.inputUsd && a.cachedInputUsd === b.cachedInputUsd && a.outputUsd === b.outputUsd;
}
