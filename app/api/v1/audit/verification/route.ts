import { verifyAudit } from '@/lib/server/services/audit/verify-audit';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor }) => verifyAudit(actor));
