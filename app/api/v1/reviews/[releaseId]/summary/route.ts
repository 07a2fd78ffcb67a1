import { getReviewSummary } from '@/lib/server/services/review/get-review-summary';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor, param }) => getReviewSummary(actor, param('releaseId')));
