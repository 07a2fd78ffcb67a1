import { redeliver } from '@/lib/server/services/notify/redeliver';
import { defineRoute } from '@/lib/server/transport/define-route';

export const POST = defineRoute(({ actor, param }) => redeliver(actor, param('id'), param('deliveryId')), {
  status: 201,
});
