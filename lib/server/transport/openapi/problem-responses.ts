import { ERROR_CODES, type ErrorCode } from '@/lib/core/domain-error';
import { groupBy } from '@/lib/core/group-by';
import { PROBLEM_ANSWERS } from '../problem';
import type { DocumentedResponse } from './documented-response';
import { SCHEMAS } from './json-schema';
import type { ConsoleOperation } from './operation';

const PROBLEM = { 'application/problem+json': { schema: { $ref: `${SCHEMAS}ProblemView` } } };

const MORE: Partial<Record<ErrorCode, string>> = {
  unauthenticated: 'Sign in, or send an API key that is in force',
  forbidden: 'Who asks may not do this; or a write by cookie came from the page of another site',
  stale_state: 'The `seq` is not the present one; the present state comes with the answer',
  incomplete_note: 'Every fault of the note is in `issues`, each with a code',
  invalid_input: 'Every fault is in `issues`, by its field',
};

const BAD_JSON: DocumentedResponse = {
  description: 'The body is not JSON (`invalid_input`)',
  content: PROBLEM,
};
const BUG: DocumentedResponse = {
  description: 'Something went wrong here and was logged under `reference` (`internal`)',
  content: PROBLEM,
};

/** What a route of the console may refuse, by status. Each is a problem+json with a code of the closed list. */
export function problemResponses(operation: ConsoleOperation): Readonly<Record<number, DocumentedResponse>> {
  const codes = codesOf(operation);
  const byStatus = groupBy(codes, (code) => PROBLEM_ANSWERS[code].status);
  const refusals = [...byStatus].map(([status, these]): [number, DocumentedResponse] => [
    status,
    {
      description: these.map(describe).join('. '),
      ...([429, 503].includes(status) && {
        headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } },
      }),
      content: PROBLEM,
    },
  ]);
  return Object.fromEntries([...refusals, ...(operation.input ? [[400, BAD_JSON]] : []), [500, BUG]]);
}

function codesOf({
  route,
  permission,
  input,
  query,
  idempotent,
  refuses = [],
}: ConsoleOperation): ErrorCode[] {
  const isWrite = !route.startsWith('GET ');
  const codes = new Set<ErrorCode>([...refuses, 'unavailable']);
  if (permission !== 'public') codes.add('unauthenticated');
  if (permission !== 'public' || isWrite) codes.add('forbidden');
  if (route.includes('[')) codes.add('not_found');
  if (input || query) codes.add('invalid_input');
  if (input) codes.add('too_large');
  if (idempotent) codes.add('conflict');
  return ERROR_CODES.filter((code) => codes.has(code));
}

function describe(code: ErrorCode): string {
  return `${MORE[code] ?? PROBLEM_ANSWERS[code].title} (\`${code}\`)`;
}
