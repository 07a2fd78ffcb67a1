import { createUserInput } from '@/lib/schemas/identity';
import { createUser } from '@/lib/server/services/identity/create-user';
import { listUsers } from '@/lib/server/services/identity/list-users';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor }) => listUsers(actor));

export const POST = defineRoute(({ actor, body }) => createUser(actor, body), {
  input: createUserInput,
  status: 201,
});
