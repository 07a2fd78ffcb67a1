import { queueInput } from '@/lib/schemas/review-item';
import { listQueue } from '@/lib/server/services/review/list-queue';
import { defineRoute } from '@/lib/server/transport/define-route';

export const POST = defineRoute(({ actor, param, body }) => listQueue(actor, param('releaseId'), body.have), {
  input: queueInput,
});
