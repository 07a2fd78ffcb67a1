import { attachEvidence } from '@/lib/server/services/evidence/attach-evidence';
import { defineRoute } from '@/lib/server/transport/define-route';

export const POST = defineRoute(async ({ actor, param, query, request }) => {
  const given = Object.fromEntries(query);
  const { body, signal } = request;
  const { evidence, created } = await attachEvidence(actor, param('id'), given, body, signal);
  return Response.json(evidence, { status: created ? 201 : 200, headers: { 'cache-control': 'no-store' } });
});
