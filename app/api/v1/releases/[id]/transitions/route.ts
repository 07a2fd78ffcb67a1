import { transitionInput } from '@/lib/schemas/release';
import { makeMove } from '@/lib/server/services/release/make-move';
import { defineRoute } from '@/lib/server/transport/define-route';

export const POST = defineRoute(({ actor, param, body }) => makeMove(actor, param('id'), body), {
  input: transitionInput,
  idempotent: true,
});
