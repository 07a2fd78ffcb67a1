import { attachEvidenceInput } from '@/lib/schemas/release';
import { attachEvidence } from '@/lib/server/services/release/attach-evidence';
import { defineRoute } from '@/lib/server/transport/define-route';

export const POST = defineRoute(({ actor, param, body }) => attachEvidence(actor, param('id'), body), {
  input: attachEvidenceInput,
  status: 201,
});
