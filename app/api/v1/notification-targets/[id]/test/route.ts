import { testTarget } from '@/lib/server/services/notify/test-target';
import { defineRoute } from '@/lib/server/transport/define-route';

export const POST = defineRoute(({ actor, param, request }) =>
  testTarget(actor, param('id'), request.signal),
);
