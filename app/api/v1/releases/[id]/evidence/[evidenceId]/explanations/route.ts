import { explainEvidenceInput } from '@/lib/schemas/evidence';
import { explainEvidence } from '@/lib/server/services/evidence/explain-evidence';
import { defineRoute } from '@/lib/server/transport/define-route';

export const POST = defineRoute(
  ({ actor, param, body }) => explainEvidence(actor, param('id'), param('evidenceId'), body),
  { input: explainEvidenceInput },
);
