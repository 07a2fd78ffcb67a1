import type { Actor } from '@/lib/core/access/actor';
import { write } from '@/lib/server/audit/write';
import { deleteTarget } from '@/lib/server/db/notification-targets';
import { fetchLocked } from './internal';

/** Forgets a target, with its log and what waits for it. */
export async function removeTarget(actor: Actor, id: string): Promise<void> {
  await write({ actor, permission: 'target:manage' }, async (tx) => {
    const { name, kind } = await fetchLocked(tx, id);
    await deleteTarget(tx, id);
    return { result: undefined, audits: [{ action: 'target.removed', data: { targetId: id, name, kind } }] };
  });
}
