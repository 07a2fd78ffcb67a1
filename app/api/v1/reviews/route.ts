import { listReviewDesk } from '@/lib/server/services/review/list-review-desk';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor }) => listReviewDesk(actor));
