import { createTemplateInput } from '@/lib/schemas/note-template';
import { createTemplate } from '@/lib/server/services/template/create-template';
import { listTemplates } from '@/lib/server/services/template/list-templates';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor }) => listTemplates(actor));

export const POST = defineRoute(({ actor, body }) => createTemplate(actor, body), {
  input: createTemplateInput,
  status: 201,
});
