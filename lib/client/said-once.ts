import type { ApiFailure } from './call-api';
import { issuesByField } from './issues-by-field';

export interface SaidOnce {
  /** For the form as a whole; null when a field says it. */
  fault: string | null;
  errors: Record<string, string>;
}

/**
 * A refusal, each sentence in one place: beside its field when it is about one that the input has, and below the form
 * when it is about several or about none.
 */
export function saidOnce({ detail, issues }: Pick<ApiFailure, 'detail' | 'issues'>, input: object): SaidOnce {
  const errors = issuesByField(issues);
  const same = Object.keys(errors).filter((field) => errors[field] === detail);
  const [only] = same;
  if (same.length === 1 && only && (only.split('.')[0] ?? '') in input) return { fault: null, errors };
  const others = Object.entries(errors).filter(([field]) => !same.includes(field));
  return { fault: detail, errors: Object.fromEntries(others) };
}
