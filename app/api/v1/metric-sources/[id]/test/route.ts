import { testSource } from '@/lib/server/services/source/test-source';
import { defineRoute } from '@/lib/server/transport/define-route';

export const POST = defineRoute(({ actor, param, request }) =>
  testSource(actor, param('id'), request.signal),
);
