import { createVersionInput } from '@/lib/schemas/feature';
import { createVersion } from '@/lib/server/services/feature/create-version';
import { defineRoute } from '@/lib/server/transport/define-route';

export const POST = defineRoute(({ actor, param, body }) => createVersion(actor, param('key'), body), {
  input: createVersionInput,
  status: 201,
});
