import type { Actor } from '@/lib/core/access/actor';
import { write } from '@/lib/server/audit/write';
import { changeTarget, lockTarget, type TargetRecord } from '@/lib/server/db/notification-targets';

const WHY = 'The receiver answered 410 Gone: it wants no more messages.';

/**
 * For jobs alone: nothing is sent any more to who said so, until an admin enables it. Who was given another address
 * since has not said it.
 */
export async function disableGone(
  actor: Extract<Actor, { kind: 'system' }>,
  { id: targetId, address }: Pick<TargetRecord, 'id' | 'address'>,
): Promise<void> {
  await write({ actor, permission: 'target:manage' }, async (tx, { at }) => {
    const target = await lockTarget(tx, targetId);
    if (!target || target.disabledAt || target.address !== address) return { result: undefined, audits: [] };
    await changeTarget(tx, targetId, { disabledAt: at, disabledReason: WHY, updatedAt: at });
    const data = { targetId, name: target.name, why: 'it answered 410 Gone' };
    return { result: undefined, audits: [{ action: 'target.disabled', data }] };
  });
}
