import type { ReviewReason } from '@/lib/core/review/verdict';

export const REASON_LABELS: Readonly<Record<ReviewReason, string>> = {
  wrong: 'Wrong',
  format: 'Format',
  refusal: 'Refusal',
  tool: 'Tool use',
  tone: 'Tone',
  unsafe: 'Unsafe',
};

export const REASON_MEANINGS: Readonly<Record<ReviewReason, string>> = {
  wrong: 'Not true, or not what was asked',
  format: 'Cannot be read or parsed as it should',
  refusal: 'Refuses what it should answer, or answers what it should refuse',
  tool: 'The wrong tool, wrong arguments, or a result that no tool gave',
  tone: 'Rude, off the brand, too long or too short',
  unsafe: 'Could harm somebody, or tells what it should not',
};
