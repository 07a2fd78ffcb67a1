import { DomainError } from '@/lib/core/domain-error';
import type { CustomRedaction } from '@/lib/core/review/review-settings';
import { compileRedaction } from '@/lib/server/review/custom-redaction';

/** Names the field of each pattern that cannot be looked for. */
export function refuseBadPatterns(patterns: readonly CustomRedaction[]): void {
  const issues = patterns.flatMap((redaction, place) => {
    const compiled = compileRedaction(redaction);
    const field = `patterns.${place}.pattern`;
    return typeof compiled === 'string' ? [{ code: 'bad_pattern', field, message: compiled }] : [];
  });
  const [first] = issues;
  if (first) throw new DomainError('invalid_input', first.message, 'bad_pattern', issues);
}
