import { expect, it } from 'vitest';
import { DomainError } from '@/lib/core/domain-error';
import { problemOf, problemResponse } from './problem';

it.each([
  ['unavailable', 503, '2'],
  ['too_many', 429, '5'],
  ['conflict', 409, null],
] as const)('%s says when to come again: %s, %s', (code, status, retryAfter) => {
  const problem = problemOf(new DomainError(code, 'Not now.'));
  if (!problem) throw new Error('A DomainError is a problem');
  const answer = problemResponse(problem);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, retryAfter]);
});
