import { listStrata } from '@/lib/server/services/review/list-strata';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor, param }) => listStrata(actor, param('id')));
