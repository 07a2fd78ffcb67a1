import { createSourceInput } from '@/lib/schemas/metric-source';
import { createSource } from '@/lib/server/services/source/create-source';
import { listSources } from '@/lib/server/services/source/list-sources';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor }) => listSources(actor));

export const POST = defineRoute(({ actor, body }) => createSource(actor, body), {
  input: createSourceInput,
  status: 201,
});
