import { scoreOf } from '@/lib/core/review/score-of';
import { type LockedItem, setDecision } from '@/lib/server/db/review-verdicts';
import type { Transaction } from '@/lib/server/db/transaction';

/**
 * Decides the item by the verdicts that now stand, or opens it again; answers whether that changed. A verdict beyond
 * those wanted counts as well. What was counted into a metric stays as it was counted.
 */
export async function settleItem(
  tx: Transaction,
  item: LockedItem,
  verdicts: readonly Pick<LockedItem['verdicts'][number], 'verdict'>[],
  at: Date,
): Promise<boolean> {
  if (item.countedAt !== null) return false;
  const isDecided = verdicts.length >= item.reviewsWanted;
  const decidedAt = isDecided ? (item.decidedAt ?? at) : null;
  await setDecision(tx, item.id, { decidedAt, score: isDecided ? scoreOf(item.kind, verdicts) : null });
  return (item.decidedAt !== null) !== isDecided;
}
