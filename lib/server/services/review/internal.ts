import { DomainError } from '@/lib/core/domain-error';
import type { Subject } from '@/lib/server/audit/write';
import { type LockedItem, lockItem } from '@/lib/server/db/review-verdicts';
import type { Transaction } from '@/lib/server/db/transaction';

/** For `write`'s load: verdicts on one item come one after another. */
export function lockedItem(id: string): (tx: Transaction) => Promise<Subject & { item: LockedItem }> {
  return async (tx) => {
    const item = await lockItem(tx, id);
    if (!item) throw new DomainError('not_found', 'This is not to be judged any more.', 'unknown_item');
    return { item, releaseId: item.releaseId };
  };
}
