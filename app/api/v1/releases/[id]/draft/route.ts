import { saveDraftInput } from '@/lib/schemas/release';
import { saveDraft } from '@/lib/server/services/release/save-draft';
import { defineRoute } from '@/lib/server/transport/define-route';

export const PUT = defineRoute(({ actor, param, body }) => saveDraft(actor, param('id'), body), {
  input: saveDraftInput,
});
