import { updateSourceInput } from '@/lib/schemas/metric-source';
import { updateSource } from '@/lib/server/services/source/update-source';
import { defineRoute } from '@/lib/server/transport/define-route';

export const PATCH = defineRoute(({ actor, param, body }) => updateSource(actor, param('id'), body), {
  input: updateSourceInput,
});
