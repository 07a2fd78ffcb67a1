export const REVIEW_REASONS = ['wrong', 'format', 'refusal', 'tool', 'tone', 'unsafe'] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

export const SINGLE_VERDICTS = ['acceptable', 'not_acceptable'] as const;
export type SingleVerdict = (typeof SINGLE_VERDICTS)[number];

export const PAIR_VERDICTS = ['a', 'b', 'tie'] as const;
export type PairVerdict = (typeof PAIR_VERDICTS)[number];

export const VERDICTS = [...SINGLE_VERDICTS, ...PAIR_VERDICTS] as const;
export type Verdict = (typeof VERDICTS)[number];

export const ITEM_KINDS = ['single', 'pair'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export interface GivenVerdict {
  verdict: Verdict;
  reasons: readonly ReviewReason[];
}

/** What is wrong with a verdict on an item of this kind, by field; null when nothing is. */
export function verdictFault(
  kind: ItemKind,
  { verdict, reasons }: GivenVerdict,
): { field: 'verdict' | 'reasons'; code: string; message: string } | null {
  const allowed: readonly Verdict[] = kind === 'single' ? SINGLE_VERDICTS : PAIR_VERDICTS;
  if (!allowed.includes(verdict)) {
    const message =
      kind === 'single' ? 'One output is acceptable or not acceptable.' : 'Of two outputs say a, b or tie.';
    return { field: 'verdict', code: 'wrong_kind', message };
  }
  if (verdict === 'not_acceptable' && reasons.length === 0) {
    return { field: 'reasons', code: 'missing_reason', message: 'Say why it is not acceptable.' };
  }
  if (verdict !== 'not_acceptable' && reasons.length > 0) {
    return { field: 'reasons', code: 'needless_reason', message: 'Only what is not acceptable has reasons.' };
  }
  return null;
}
