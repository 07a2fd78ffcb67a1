import { getReleaseSlices } from '@/lib/server/services/dashboard/get-release-slices';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor, param }) => getReleaseSlices(actor, param('id')));
