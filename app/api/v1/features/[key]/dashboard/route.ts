import { featureDashboardQuery } from '@/lib/schemas/dashboard';
import { getFeatureDashboard } from '@/lib/server/services/dashboard/get-feature-dashboard';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor, param, query }) => getFeatureDashboard(actor, param('key'), query), {
  query: featureDashboardQuery,
});
