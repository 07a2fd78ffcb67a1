import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/core/access/actor';
import { type CreateTargetInput, createTargetInput, type TargetWithSecret } from '@/lib/schemas/notification';
import { write } from '@/lib/server/audit/write';
import { findRefusal } from '@/lib/server/auth/authorize';
import { insertTarget } from '@/lib/server/db/notification-targets';
import { makeWebhookSecret } from '@/lib/server/delivery/webhook-secret';
import { sealSecret } from '@/lib/server/monitoring/seal-secret';
import { featureIdsOf, fetchTarget, refuseTaken, refuseUnsendable } from './internal';
import { viewTarget } from './target-views';

/** Adds a place where messages go. A webhook's secret is made and sealed here, and given out this once. */
export async function createTarget(actor: Actor, input: CreateTargetInput): Promise<TargetWithSecret> {
  const { name, kind, address, events, features } = createTargetInput.parse(input);
  // Looking a name up takes time that no transaction should wait; whoever may not add one looks nothing up.
  if (!findRefusal(actor, 'target:manage')) await refuseUnsendable(kind, address);
  return write({ actor, permission: 'target:manage' }, async (tx, { at }) => {
    await refuseTaken(tx, name, null);
    const featureIds = await featureIdsOf(tx, features);
    const id = randomUUID();
    const secret = kind === 'webhook' ? makeWebhookSecret() : null;
    const sealedSecret = secret === null ? null : sealSecret(secret, id);
    const scope = { events, featureIds };
    await insertTarget(tx, {
      ...{ id, name, kind, address, sealedSecret, createdAt: at, createdById: actor.id },
      ...scope,
    });
    const target = await viewTarget(tx, await fetchTarget(tx, id));
    const data = { targetId: id, name, kind, events, features };
    return { result: { target, secret }, audits: [{ action: 'target.created', data }] };
  });
}
