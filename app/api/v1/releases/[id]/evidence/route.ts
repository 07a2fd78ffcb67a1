import { attachEvidence } from '@/lib/server/services/evidence/attach-evidence';
import { defineRoute, queryOf } from '@/lib/server/transport/define-route';

export const POST = defineRoute(async ({ actor, param, request }) => {
  const { body, signal } = request;
  const { evidence, created } = await attachEvidence(actor, param('id'), queryOf(request), body, signal);
  return Response.json(evidence, { status: created ? 201 : 200, headers: { 'cache-control': 'no-store' } });
});
