import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import type { DeliveryView } from '@/lib/schemas/notification';
import { write } from '@/lib/server/audit/write';
import { findDelivery, insertRedelivery } from '@/lib/server/db/notification-log';
import { fetchLocked } from './internal';

/** Sends a message once more, under the id it had: a receiver that has seen it may pass over it. */
export async function redeliver(actor: Actor, targetId: string, deliveryId: string): Promise<DeliveryView> {
  return write({ actor, permission: 'target:manage' }, async (tx, { at }) => {
    const { name, disabledAt } = await fetchLocked(tx, targetId);
    if (disabledAt) throw refused('target_disabled', 'The target is disabled: enable it first.');
    const delivery = /^\d{1,18}$/.test(deliveryId)
      ? await findDelivery(tx, targetId, BigInt(deliveryId))
      : null;
    if (!delivery) throw new DomainError('not_found', 'There is no such delivery.', 'unknown_delivery');
    if (delivery.state === 'waiting') throw refused('still_waiting', 'It is on its way already.');
    const { messageId, type } = delivery;
    const seq = await insertRedelivery(tx, targetId, delivery, at);
    const again = (await findDelivery(tx, targetId, seq)) ?? delivery;
    return {
      result: again,
      audits: [{ action: 'target.redelivered', data: { targetId, name, messageId, type } }],
    };
  });
}

function refused(reason: string, message: string): DomainError {
  return new DomainError('conflict', message, reason);
}
