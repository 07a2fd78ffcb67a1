import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import { write } from '@/lib/server/audit/write';
import { markUndone } from '@/lib/server/db/review-verdicts';
import { lockedItem } from './internal';
import { settleItem } from './settle-item';

/** Takes one's own verdict back, unless it was counted: one that came after its item was counted can still be. It is kept, and marked; the item can be judged again. */
export async function undoVerdict(actor: Actor, itemId: string): Promise<void> {
  const request = { actor, permission: 'review:judge', load: lockedItem(itemId) } as const;
  await write(request, async (tx, { at, loaded: { item } }) => {
    const mine = item.verdicts.find(({ reviewerId }) => reviewerId === actor.id);
    if (!mine) throw new DomainError('conflict', 'There is no verdict of yours to take back.', 'no_verdict');
    if (item.countedAt !== null && mine.at <= item.countedAt) {
      const message = 'This verdict has been counted and can no longer be taken back.';
      throw new DomainError('conflict', message, 'already_counted');
    }
    await markUndone(tx, mine.id, at);
    const others = item.verdicts.filter(({ id }) => id !== mine.id);
    const isNews = await settleItem(tx, item, others, at);
    return { result: undefined, audits: [], releases: isNews ? [item.releaseId] : [] };
  });
}
