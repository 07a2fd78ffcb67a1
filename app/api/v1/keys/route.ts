import { createKeyInput } from '@/lib/schemas/identity';
import { createKey } from '@/lib/server/services/identity/create-key';
import { listKeys } from '@/lib/server/services/identity/list-keys';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor }) => listKeys(actor));

export const POST = defineRoute(({ actor, body }) => createKey(actor, body), {
  input: createKeyInput,
  status: 201,
});
