import { monitoringTrialInput } from '@/lib/schemas/monitoring';
import { tryQuery } from '@/lib/server/services/monitoring/try-query';
import { defineRoute } from '@/lib/server/transport/define-route';

export const POST = defineRoute(
  ({ actor, param, body, request }) => tryQuery(actor, param('id'), body, request.signal),
  { input: monitoringTrialInput },
);
