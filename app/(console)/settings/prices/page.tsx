import type { Metadata } from 'next';
import { AddPrice } from '@/components/settings/add-price';
import { PriceTable } from '@/components/settings/price-table';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { decideAccess } from '@/lib/core/access/decide-access';
import { listPrices } from '@/lib/server/services/price/list-prices';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'Prices' };

export default async function PricesPage() {
  const actor = await pageActor();
  const prices = await listPrices(actor);
  const mayManage = decideAccess(actor, 'price:manage').kind === 'allowed';
  return (
    <Card
      title="Prices"
      description="What a request costs when its event does not say: its tokens, at the price of its model. A change applies from then on, not backwards."
      flush
      actions={mayManage && prices.length > 0 ? <AddPrice /> : null}
    >
      {prices.length === 0 ? (
        <EmptyState
          className="border-t border-line"
          title="No price yet"
          body="Until a model has a price, the cost of its requests is known only where events carry one."
          action={mayManage ? <AddPrice /> : undefined}
        />
      ) : (
        <PriceTable prices={prices} mayManage={mayManage} />
      )}
    </Card>
  );
}
