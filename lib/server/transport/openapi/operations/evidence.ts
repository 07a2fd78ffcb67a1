import { caseQuery, evidenceParameters, explainEvidenceInput } from '@/lib/schemas/evidence';
import type { OperationGroup } from '../operation';

export const evidenceOperations: OperationGroup = {
  name: 'Offline evidence',
  about: 'Comparisons of exactly the two versions of a release, uploaded as files: see offline-check.md.',
  operations: [
    {
      id: 'attachEvidence',
      route: 'POST /releases/[id]/evidence',
      summary: 'Upload an offline comparison',
      about:
        'The body is the file, up to 256 MB. The newest comparison of the same file answers 200 as it is; a new one 201.',
      permission: 'evidence:attach',
      query: evidenceParameters,
      upload: { 'application/octet-stream': 'bytes' },
      answer: 'EvidenceView',
      status: 201,
      refuses: ['conflict', 'too_large', 'too_many'],
    },
    {
      id: 'getEvidence',
      route: 'GET /releases/[id]/evidence/[evidenceId]',
      summary: 'Get an uploaded comparison, also while it is being read',
      permission: 'release:read',
      answer: 'EvidenceView',
    },
    {
      id: 'listCases',
      route: 'GET /releases/[id]/evidence/[evidenceId]/cases',
      summary: 'List the cases of a comparison, or get all that match as a file',
      permission: 'release:read',
      query: caseQuery,
      answer: { 'application/json': 'CasePage', 'text/csv': 'text', 'application/jsonl': 'text' },
    },
    {
      id: 'explainEvidence',
      route: 'POST /releases/[id]/evidence/[evidenceId]/explanations',
      summary: 'Say why a kind of cases is absent',
      permission: 'evidence:attach',
      input: explainEvidenceInput,
      answer: 'EvidenceView',
      refuses: ['conflict'],
    },
  ],
};
