import type { Actor } from './actor';
import { decideAccess } from './decide-access';
import { PERMISSION_PHRASES } from './permission-phrases';
import { ACCESS, type Grant, type Permission } from './permissions';

/**
 * Why may this actor not do this, in one sentence? Null when it may. `owner` is the owner of the release in
 * question (null: nobody owns it yet); leave it out where there is none. Never throws.
 */
export function permissionSentence(
  actor: Actor,
  permission: Permission,
  owner?: { id: string; name: string } | null,
): string | null {
  const decision = decideAccess(actor, permission, owner?.id);
  if (decision.kind === 'allowed' || actor.kind === 'system') return null;
  const granted: readonly Grant[] = ACCESS[permission];
  const phrase = PERMISSION_PHRASES[permission];
  if (granted.every((grant) => grant === 'owner' || grant === 'admin') && granted.includes('owner')) {
    const who = owner?.name ?? 'the owner';
    return `Only ${who}${granted.includes('admin') ? ' or an admin' : ''} may ${phrase}.`;
  }
  if (actor.kind === 'user') return `The role ${actor.role} may not ${phrase}.`;
  const scope = granted.find((grant) => grant.startsWith('key:'))?.slice('key:'.length);
  return scope
    ? `This API key may not ${phrase}: it lacks the scope ${scope}.`
    : `An API key may not ${phrase}: sign in as a person.`;
}
