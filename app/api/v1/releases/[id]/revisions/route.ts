import { listRevisions } from '@/lib/server/services/release/list-revisions';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor, param }) => listRevisions(actor, param('id')));
