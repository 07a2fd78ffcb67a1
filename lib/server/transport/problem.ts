import { z } from 'zod';
import { DomainError, type ErrorCode, type FieldIssue } from '@/lib/core/domain-error';
import type { ProblemView } from '@/lib/schemas/problem';

/** How each code is answered. */
export const PROBLEM_ANSWERS = {
  unauthenticated: { status: 401, title: 'Not signed in' },
  forbidden: { status: 403, title: 'Not permitted' },
  not_found: { status: 404, title: 'Not found' },
  invalid_input: { status: 422, title: 'The input has faults' },
  incomplete_note: { status: 422, title: 'The rollout note is incomplete' },
  conflict: { status: 409, title: 'Not possible now' },
  stale_state: { status: 409, title: 'Something changed meanwhile' },
  too_large: { status: 413, title: 'Too large' },
  too_many: { status: 429, title: 'Too many at once' },
  unavailable: { status: 503, title: 'The database does not answer' },
} as const satisfies Record<ErrorCode, { status: number; title: string }>;

export interface Problem {
  status: number;
  title: string;
  code: ProblemView['code'];
  reason: string;
  detail: string;
  issues: readonly FieldIssue[];
  extra: Readonly<Record<string, unknown>>;
}

/** A request that could not even be read: malformed, too large, from another site. */
export class BadRequest extends Error {
  constructor(
    readonly status: 400 | 403 | 413,
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}

/** What the client is told of an error it caused or can act on; null for the unforeseen. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof z.ZodError) return problemOf(invalidInput(error));
  if (error instanceof DomainError) {
    const { message: detail, code, reason, issues, extra } = error;
    return { ...PROBLEM_ANSWERS[code], code, reason, detail, issues, extra };
  }
  if (error instanceof BadRequest) {
    const code = error.status === 403 ? 'forbidden' : 'invalid_input';
    const { status, reason, message: detail } = error;
    return { status, title: 'The request was not accepted', code, reason, detail, issues: [], extra: {} };
  }
  return null;
}

/** problem+json (RFC 9457). */
export function problemResponse(problem: Problem): Response {
  const { extra, ...members } = problem;
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  if (problem.status === 503) headers.set('retry-after', '2');
  if (problem.status === 429) headers.set('retry-after', '5');
  if (problem.status === 401) headers.set('www-authenticate', 'Bearer');
  const body: ProblemView = { ...extra, type: 'about:blank', ...members };
  return new Response(JSON.stringify(body), { status: problem.status, headers });
}

/** Every fault by its field. */
function invalidInput(error: z.ZodError): DomainError {
  const issues = error.issues.map(fieldIssue);
  return new DomainError(
    'invalid_input',
    issues[0]?.message ?? 'The input has faults.',
    'invalid_input',
    issues,
  );
}

function fieldIssue(issue: z.core.$ZodIssue): FieldIssue {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : '';
  return { code: issue.code, field: issue.path.map(String).join('.') || unknown, message: issue.message };
}
