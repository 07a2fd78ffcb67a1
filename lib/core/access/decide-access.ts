import type { Actor } from './actor';
import { ACCESS, type Grant, type Permission } from './permissions';

export type AccessDecision = { kind: 'allowed' } | { kind: 'refused'; reason: 'not_owner' | 'not_permitted' };

/**
 * May this actor do this? `ownerId` is the owner of the release in question; leave it out where there is none.
 * `system` may do anything: only jobs inside the server can be it. Never throws.
 */
export function decideAccess(actor: Actor, permission: Permission, ownerId?: string | null): AccessDecision {
  if (actor.kind === 'system') return { kind: 'allowed' };
  const granted: readonly Grant[] = ACCESS[permission];
  const held: Grant[] =
    actor.kind === 'key'
      ? actor.scopes.map((scope): Grant => `key:${scope}`)
      : [actor.role, ...ownership(actor, ownerId)];
  if (held.some((grant) => granted.includes(grant))) return { kind: 'allowed' };
  return { kind: 'refused', reason: granted.includes('owner') ? 'not_owner' : 'not_permitted' };
}

// A reviewer or viewer cannot own a release, so a demoted owner loses the owner's powers at once.
function ownership(actor: Extract<Actor, { kind: 'user' }>, ownerId?: string | null): Grant[] {
  return actor.id === ownerId && (actor.role === 'admin' || actor.role === 'member') ? ['owner'] : [];
}
