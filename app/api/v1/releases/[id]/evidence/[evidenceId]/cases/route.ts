import { caseQuery } from '@/lib/schemas/evidence';
import { listCases, streamCases } from '@/lib/server/services/evidence/list-cases';
import { casesFile } from '@/lib/server/transport/cases-file';
import { defineRoute } from '@/lib/server/transport/define-route';

export const GET = defineRoute(
  async ({ actor, param, query: { as, page, ...filter } }) => {
    const asked = { releaseId: param('id'), evidenceId: param('evidenceId'), filter };
    if (as === 'json') return listCases(actor, asked, page);
    return casesFile(await streamCases(actor, asked), as);
  },
  { query: caseQuery },
);
