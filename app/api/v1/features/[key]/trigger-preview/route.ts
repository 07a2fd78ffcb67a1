import { triggerPreviewInput } from '@/lib/schemas/preview';
import { previewTriggers } from '@/lib/server/services/feature/preview-triggers';
import { defineRoute } from '@/lib/server/transport/define-route';

export const POST = defineRoute(
  ({ actor, param, body, request }) => previewTriggers(actor, param('key'), body, request.signal),
  { input: triggerPreviewInput },
);
