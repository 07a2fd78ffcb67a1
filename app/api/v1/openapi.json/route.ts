import { definePublicRoute } from '@/lib/server/transport/define-route';
import { answerDocument } from '@/lib/server/transport/openapi/answer-document';

export const GET = definePublicRoute(async ({ request }) => answerDocument(request));
