import { DomainError } from '@/lib/core/domain-error';
import type { CustomRedaction } from '@/lib/core/review/review-settings';
import { compileRedaction } from '@/lib/server/review/custom-redaction';
import { searchesAgain } from '@/lib/server/review/searches-again';

const AGAIN =
  'After each finding this pattern looks through the rest of the text again. Leave out ".*" and its like.';

/** Names the field of each pattern that cannot be looked for. */
export function refuseBadPatterns(patterns: readonly CustomRedaction[]): void {
  const issues = patterns.flatMap((redaction, place) => {
    const compiled = compileRedaction(redaction);
    const field = `patterns.${place}.pattern`;
    if (typeof compiled === 'string') return [{ code: 'bad_pattern', field, message: compiled }];
    return searchesAgain(redaction.pattern) ? [{ code: 'bad_pattern', field, message: AGAIN }] : [];
  });
  const [first] = issues;
  if (first) throw new DomainError('invalid_input', first.message, 'bad_pattern', issues);
}
