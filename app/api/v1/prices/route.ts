import { priceInput, removePriceQuery } from '@/lib/schemas/price';
import { listPrices } from '@/lib/server/services/price/list-prices';
import { removePrice } from '@/lib/server/services/price/remove-price';
import { setPrice } from '@/lib/server/services/price/set-price';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor }) => listPrices(actor));

export const PUT = defineRoute(({ actor, body }) => setPrice(actor, body), { input: priceInput });

export const DELETE = defineRoute(({ actor, query: { model } }) => removePrice(actor, model), {
  query: removePriceQuery,
});
