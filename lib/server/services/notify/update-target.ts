import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import {
  addressFault,
  type TargetView,
  type UpdateTargetInput,
  updateTargetInput,
} from '@/lib/schemas/notification';
import type { AuditDraft } from '@/lib/server/audit/append';
import { write } from '@/lib/server/audit/write';
import { findRefusal } from '@/lib/server/auth/authorize';
import { hastenTarget } from '@/lib/server/db/notification-outbox';
import { changeTarget, findTarget, type TargetRecord } from '@/lib/server/db/notification-targets';
import { prismaClient } from '@/lib/server/db/prisma-client';
import type { Transaction } from '@/lib/server/db/transaction';
import { featureIdsOf, fetchLocked, fetchTarget, refuseTaken, refuseUnsendable } from './internal';
import { viewTarget } from './target-views';

type Change = ReturnType<typeof updateTargetInput.parse>;
type Settings = Exclude<Change, { enabled: boolean }>;

/** Other settings, or disabled or enabled. */
export async function updateTarget(actor: Actor, id: string, input: UpdateTargetInput): Promise<TargetView> {
  const change = updateTargetInput.parse(input);
  if (!findRefusal(actor, 'target:manage')) await refuseAddress(id, change);
  return write({ actor, permission: 'target:manage' }, async (tx, { at }) => {
    const target = await fetchLocked(tx, id);
    const audit =
      'enabled' in change
        ? await enable(tx, target, change.enabled, at)
        : await reconfigure(tx, target, change, at);
    return { result: await viewTarget(tx, await fetchTarget(tx, id)), audits: audit ? [audit] : [] };
  });
}

async function refuseAddress(id: string, change: Change): Promise<void> {
  const target = await findTarget(prismaClient(), id);
  if (!target) return;
  if ('enabled' in change) {
    if (change.enabled) await refuseUnsendable(target.kind, target.address);
    return;
  }
  const message = addressFault(target.kind, change.address);
  if (message) {
    const issue = { code: 'invalid_address', field: 'address', message };
    throw new DomainError('invalid_input', message, 'invalid_address', [issue]);
  }
  await refuseUnsendable(target.kind, change.address);
}

async function enable(
  tx: Transaction,
  { id, name, disabledAt }: TargetRecord,
  enabled: boolean,
  at: Date,
): Promise<AuditDraft | null> {
  if (enabled === (disabledAt === null)) return null;
  await changeTarget(tx, id, { disabledAt: enabled ? null : at, disabledReason: '', updatedAt: at });
  if (enabled) await hastenTarget(tx, id);
  return { action: enabled ? 'target.enabled' : 'target.disabled', data: { targetId: id, name } };
}

async function reconfigure(
  tx: Transaction,
  target: TargetRecord,
  { name, address, events, features }: Settings,
  at: Date,
): Promise<AuditDraft | null> {
  const { id } = target;
  await refuseTaken(tx, name, id);
  const featureIds = await featureIdsOf(tx, features);
  const changed = [
    ...(name === target.name ? [] : ['name']),
    ...(address === target.address ? [] : ['address']),
    ...(isSame(events, target.events) ? [] : ['events']),
    ...(isSame(featureIds, target.featureIds) ? [] : ['features']),
  ];
  if (changed.length === 0) return null;
  await changeTarget(tx, id, { name, address, events, featureIds, updatedAt: at });
  if (changed.includes('address')) await hastenTarget(tx, id);
  // No address: whoever reads history need not know it.
  return { action: 'target.updated', data: { targetId: id, name, before: target.name, changed } };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
