import { changePasswordInput } from '@/lib/schemas/identity';
import { changePassword } from '@/lib/server/services/identity/change-password';
import { defineRoute } from '@/lib/server/transport/define-route';

export const POST = defineRoute(({ actor, body }) => changePassword(actor, body), {
  input: changePasswordInput,
});
