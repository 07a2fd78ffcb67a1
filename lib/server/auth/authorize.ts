import type { Actor } from '@/lib/core/access/actor';
import { decideAccess } from '@/lib/core/access/decide-access';
import { permissionSentence } from '@/lib/core/access/permission-sentence';
import type { Permission } from '@/lib/core/access/permissions';
import { DomainError } from '@/lib/core/domain-error';

/** Who owns the release in question; both are absent where there is none. */
export interface Ownership {
  ownerId?: string | null | undefined;
  ownerName?: string | null | undefined;
}

/** For reading verbs: throws `forbidden`, and leaves no audit row. Writing verbs are authorized by `write`. */
export function authorize(actor: Actor, permission: Permission, ownerId?: string | null): void {
  const refusal = findRefusal(actor, permission, { ownerId });
  if (refusal) throw refusal;
}

/** The refusal to throw, or null when the actor may. */
export function findRefusal(actor: Actor, permission: Permission, of: Ownership = {}): DomainError | null {
  const decision = decideAccess(actor, permission, of.ownerId);
  if (decision.kind === 'allowed') return null;
  const owner = of.ownerId ? { id: of.ownerId, name: of.ownerName ?? 'the owner' } : null;
  const sentence = permissionSentence(actor, permission, owner) ?? 'This is not permitted.';
  return new DomainError('forbidden', sentence, decision.reason, [], { permission });
}
