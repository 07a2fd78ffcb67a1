import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import { verdictFault } from '@/lib/core/review/verdict';
import type { VerdictInput } from '@/lib/schemas/review-item';
import { write } from '@/lib/server/audit/write';
import { addVerdict, type StoredVerdict } from '@/lib/server/db/review-verdicts';
import { lockedItem } from './internal';
import { settleItem } from './settle-item';

/**
 * One person's verdict on one item. The same again is no change, so that it may be sent again. The verdict itself is the
 * record of who said what and when; the last one that is wanted decides the item in the same transaction.
 */
export async function judgeItem(actor: Actor, itemId: string, said: VerdictInput): Promise<void> {
  const request = { actor, permission: 'review:judge', load: lockedItem(itemId) } as const;
  await write(request, async (tx, { at, loaded: { item } }) => {
    const fault = verdictFault(item.kind, said);
    if (fault) throw new DomainError('invalid_input', fault.message, fault.code, [fault]);
    const before = item.verdicts.find(({ reviewerId }) => reviewerId === actor.id);
    if (before && isSame(before, said)) return { result: undefined, audits: [] };
    if (before) {
      const message = 'You have judged this already. Take that verdict back first.';
      throw new DomainError('conflict', message, 'already_judged');
    }
    await addVerdict(tx, { itemId, reviewerId: actor.id, said, at });
    const isNews = await settleItem(tx, item, [...item.verdicts, said], at);
    return { result: undefined, audits: [], releases: isNews ? [item.releaseId] : [] };
  });
}

function isSame(before: StoredVerdict, said: VerdictInput): boolean {
  return (
    before.verdict === said.verdict &&
    before.comment === said.comment &&
    before.reasons.join() === said.reasons.join()
  );
}
