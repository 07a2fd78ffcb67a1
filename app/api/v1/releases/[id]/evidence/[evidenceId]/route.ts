import { getEvidence } from '@/lib/server/services/evidence/get-evidence';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor, param }) => getEvidence(actor, param('id'), param('evidenceId')));
