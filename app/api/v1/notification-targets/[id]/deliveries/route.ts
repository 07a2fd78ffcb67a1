import { deliveriesQuery } from '@/lib/schemas/notification';
import { listDeliveries } from '@/lib/server/services/notify/list-deliveries';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(
  ({ actor, param, query: { before = null } }) => listDeliveries(actor, param('id'), before),
  { query: deliveriesQuery },
);
