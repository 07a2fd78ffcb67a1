import { z } from 'zod';
import type { OperationGroup } from '../operation';

/** What lib/server/http/ofrep-request.ts reads by hand, for speed. */
export const ofrepRequest = z.looseObject({
  context: z
    .looseObject({ targetingKey: z.string().min(1).describe('Who keeps the same version.') })
    .describe('Whatever the cohort rules speak of.'),
});

const streamQuery = z.object({ token: z.string().describe('As the bulk evaluation gave it.') });

const refused = {
  400: { what: 'The body or its context cannot be read', answer: 'OfrepError' },
  401: { what: 'No API key that is in force', answer: null },
  403: { what: 'The key lacks the scope evaluate', answer: null },
  413: { what: 'The body is larger than 1 MB', answer: 'OfrepError' },
  503: { what: 'The routing state has not been read yet', answer: 'OfrepUnavailable' },
} as const;

export const evaluationOperations: OperationGroup = {
  name: 'Evaluation',
  about:
    'Which version to serve, by the OpenFeature Remote Evaluation Protocol (OFREP 0.3.0): see connect.md.',
  operations: [
    {
      kind: 'hot',
      id: 'evaluateFlag',
      route: 'POST /ofrep/v1/evaluate/flags/{key}',
      summary: 'Ask which version of one feature to serve',
      permission: 'flag:evaluate',
      input: ofrepRequest,
      answer: 'OfrepEvaluation',
      others: { ...refused, 404: { what: 'No feature has this key', answer: 'OfrepError' } },
    },
    {
      kind: 'hot',
      id: 'evaluateFlags',
      route: 'POST /ofrep/v1/evaluate/flags',
      summary: 'Ask which version of every feature to serve',
      permission: 'flag:evaluate',
      input: ofrepRequest,
      headers: { 'If-None-Match': 'The ETag of the answer before: 304 when nothing differs.' },
      answer: 'OfrepBulkEvaluation',
      others: { ...refused, 304: { what: 'Nothing differs from the answer of that ETag', answer: null } },
    },
    {
      kind: 'hot',
      id: 'followFlags',
      route: 'GET /ofrep/v1/events',
      summary: 'Hear when to ask again, as server-sent events',
      about: 'Its address, with a token, is in `eventStreams` of the bulk evaluation.',
      permission: 'public',
      query: streamQuery,
      answer: { 'text/event-stream': 'text' },
      others: { 401: { what: 'The token is not in force', answer: null } },
    },
  ],
};
