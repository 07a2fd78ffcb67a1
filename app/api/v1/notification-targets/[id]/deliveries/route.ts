import { listDeliveries } from '@/lib/server/services/notify/list-deliveries';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor, param, query }) =>
  listDeliveries(actor, param('id'), query.get('before')),
);
