import { DEFAULT_REVIEW_SETTINGS } from '@/lib/core/review/review-settings';
import { redactorOf } from './redactor';

const PROBE_CHARACTERS = 8_000;
const MOST_PROBES = 20;

/** Does the pattern run out of time in a text that begins everywhere what it looks for, and never ends it? */
export function searchesAgain(pattern: string): boolean {
  const { redact } = DEFAULT_REVIEW_SETTINGS;
  const redactText = redactorOf({ redact, patterns: [{ name: 'probe', pattern }] });
  const parts = new Set(['a', '1', ...pattern.split(/[^\p{L}\p{N} =:_-]+/u)]);
  return [...parts].slice(0, MOST_PROBES).some((part) => {
    const text = part.repeat(PROBE_CHARACTERS / Math.max(1, part.length));
    return 'withheld' in redactText(text).found;
  });
}
