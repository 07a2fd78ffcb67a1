import { redactionPreviewInput } from '@/lib/schemas/review-settings';
import { previewRedaction } from '@/lib/server/services/review/preview-redaction';
import { defineRoute } from '@/lib/server/transport/define-route';

export const POST = defineRoute(({ actor, body }) => previewRedaction(actor, body), {
  input: redactionPreviewInput,
});
