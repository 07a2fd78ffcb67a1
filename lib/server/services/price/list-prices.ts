import type { Actor } from '@/lib/core/access/actor';
import type { PriceView } from '@/lib/schemas/price';
import { authorize } from '../../auth/authorize';
import { listPriceViews } from '../../db/price-rows';

/** By model. */
export async function listPrices(actor: Actor): Promise<PriceView[]> {
  authorize(actor, 'price:read');
  return listPriceViews();
}
