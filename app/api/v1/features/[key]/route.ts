import { getFeature } from '@/lib/server/services/feature/get-feature';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor, param }) => getFeature(actor, param('key')));
