import type { PairVerdict, ReviewReason } from '@/lib/core/review/verdict';
import type { VerdictInput } from '@/lib/schemas/review-item';

/** Not acceptable for one reason, by one key. 1 is acceptable; 5 opens all reasons. */
export const QUICK_REASONS: readonly { key: string; reason: ReviewReason }[] = [
  { key: '2', reason: 'wrong' },
  { key: '3', reason: 'format' },
  { key: '4', reason: 'refusal' },
];

export const PAIR: readonly { key: string; verdict: PairVerdict; label: string }[] = [
  { key: 'a', verdict: 'a', label: 'A' },
  { key: 't', verdict: 'tie', label: 'Tie' },
  { key: 'b', verdict: 'b', label: 'B' },
];

export const ACCEPTABLE: VerdictInput = { verdict: 'acceptable', reasons: [], comment: '' };

export function quickVerdict(reason: ReviewReason): VerdictInput {
  return { verdict: 'not_acceptable', reasons: [reason], comment: '' };
}

export function pairVerdict(verdict: PairVerdict): VerdictInput {
  return { verdict, reasons: [], comment: '' };
}
