import { verdictInput } from '@/lib/schemas/review-item';
import { judgeItem } from '@/lib/server/services/review/judge-item';
import { undoVerdict } from '@/lib/server/services/review/undo-verdict';
import { defineRoute } from '@/lib/server/transport/define-route';

export const PUT = defineRoute(({ actor, param, body }) => judgeItem(actor, param('itemId'), body), {
  input: verdictInput,
});

export const DELETE = defineRoute(({ actor, param }) => undoVerdict(actor, param('itemId')));
