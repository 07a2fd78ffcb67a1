import { importNoteInput } from '@/lib/schemas/release';
import { exportNote } from '@/lib/server/services/release/export-note';
import { importNote } from '@/lib/server/services/release/import-note';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(async ({ actor, param }) => {
  const headers = { 'content-type': 'text/markdown; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(await exportNote(actor, param('id')), { headers });
});

export const PUT = defineRoute(({ actor, param, body }) => importNote(actor, param('id'), body), {
  input: importNoteInput,
});
