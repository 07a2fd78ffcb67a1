import { updateTargetInput } from '@/lib/schemas/notification';
import { removeTarget } from '@/lib/server/services/notify/remove-target';
import { updateTarget } from '@/lib/server/services/notify/update-target';
import { defineRoute } from '@/lib/server/transport/define-route';

export const PATCH = defineRoute(({ actor, param, body }) => updateTarget(actor, param('id'), body), {
  input: updateTargetInput,
});

export const DELETE = defineRoute(({ actor, param }) => removeTarget(actor, param('id')));
