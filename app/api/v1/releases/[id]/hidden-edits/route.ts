import { acknowledgeEditInput } from '@/lib/schemas/release';
import { acknowledgeHiddenEdit } from '@/lib/server/services/release/acknowledge-hidden-edit';
import { defineRoute } from '@/lib/server/transport/define-route';

export const POST = defineRoute(({ actor, param, body }) => acknowledgeHiddenEdit(actor, param('id'), body), {
  input: acknowledgeEditInput,
  idempotent: true,
});
