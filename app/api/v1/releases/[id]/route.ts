import { getRelease } from '@/lib/server/services/release/get-release';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor, param }) => getRelease(actor, param('id')));
