import { updateUserInput } from '@/lib/schemas/identity';
import { updateUser } from '@/lib/server/services/identity/update-user';
import { defineRoute } from '@/lib/server/transport/define-route';

export const PATCH = defineRoute(({ actor, param, body }) => updateUser(actor, param('id'), body), {
  input: updateUserInput,
});
