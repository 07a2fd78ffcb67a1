import { createTargetInput } from '@/lib/schemas/notification';
import { createTarget } from '@/lib/server/services/notify/create-target';
import { listTargets } from '@/lib/server/services/notify/list-targets';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor }) => listTargets(actor));

export const POST = defineRoute(({ actor, body }) => createTarget(actor, body), {
  input: createTargetInput,
  status: 201,
});
