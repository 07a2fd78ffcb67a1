import { releaseDashboardQuery } from '@/lib/schemas/dashboard';
import { getReleaseDashboard } from '@/lib/server/services/dashboard/get-release-dashboard';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor, param, query }) => getReleaseDashboard(actor, param('id'), query), {
  query: releaseDashboardQuery,
});
