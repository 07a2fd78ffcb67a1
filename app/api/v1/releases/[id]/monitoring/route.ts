import { askAgain } from '@/lib/server/services/monitoring/ask-again';
import { getMonitoring } from '@/lib/server/services/monitoring/get-monitoring';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor, param }) => getMonitoring(actor, param('id')));

export const POST = defineRoute(({ actor, param, request }) => askAgain(actor, param('id'), request.signal));
