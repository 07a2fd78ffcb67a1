import { suggestionsQuery } from '@/lib/schemas/note-suggestions';
import { suggestForNote } from '@/lib/server/services/feature/suggest-for-note';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(({ actor, param, query }) => suggestForNote(actor, param('key'), query), {
  query: suggestionsQuery,
});
