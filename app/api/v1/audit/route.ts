import { auditQuery } from '@/lib/schemas/audit';
import { listAudit } from '@/lib/server/services/audit/list-audit';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor, query }) => listAudit(actor, query), { query: auditQuery });
