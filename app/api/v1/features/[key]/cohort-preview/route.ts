import { previewInput } from '@/lib/schemas/preview';
import { previewCohorts } from '@/lib/server/services/feature/preview-cohorts';
import { defineRoute } from '@/lib/server/transport/define-route';

export const POST = defineRoute(
  ({ actor, param, body, request }) => previewCohorts(actor, param('key'), body, request.signal),
  { input: previewInput },
);
