import { reviewSettingsInput } from '@/lib/schemas/review-settings';
import { getReviewSettings } from '@/lib/server/services/review/get-review-settings';
import { saveReviewSettings } from '@/lib/server/services/review/save-review-settings';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor }) => getReviewSettings(actor));

export const PUT = defineRoute(({ actor, body }) => saveReviewSettings(actor, body), {
  input: reviewSettingsInput,
});
