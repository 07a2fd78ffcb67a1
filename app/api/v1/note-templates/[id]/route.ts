import { renameTemplateInput } from '@/lib/schemas/note-template';
import { removeTemplate } from '@/lib/server/services/template/remove-template';
import { renameTemplate } from '@/lib/server/services/template/rename-template';
import { defineRoute } from '@/lib/server/transport/define-route';

export const PATCH = defineRoute(({ actor, param, body }) => renameTemplate(actor, param('id'), body), {
  input: renameTemplateInput,
});

export const DELETE = defineRoute(({ actor, param }) => removeTemplate(actor, param('id')));
