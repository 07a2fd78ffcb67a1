import { ACCESS, type Grant, type Permission } from '@/lib/core/access/permissions';
import { groupBy } from '@/lib/core/group-by';
import type { Allowance } from './operation';

const GRANTS: Readonly<Record<Grant, string>> = {
  owner: "the release's owner",
  admin: 'admins',
  member: 'members',
  reviewer: 'reviewers',
  viewer: 'viewers',
  'key:evaluate': 'API keys with the scope `evaluate`',
  'key:ingest': 'API keys with the scope `ingest`',
  'key:release': 'API keys with the scope `release`',
};

/** "admins, members and API keys with the scope `release`." */
export function whoMay(allowance: Allowance): string {
  if (allowance === 'public') return 'anybody.';
  if (typeof allowance === 'string') return sentence(allowance);
  const byWho = groupBy(Object.entries(allowance), ([, permission]) => sentence(permission));
  return [...byWho]
    .map(([who, moves]) => `${moves.map(([move]) => `\`${move}\``).join(', ')}: ${who}`)
    .join(' ');
}

export function permissionsOf(allowance: Allowance): readonly Permission[] {
  if (allowance === 'public') return [];
  return typeof allowance === 'string' ? [allowance] : Object.values(allowance);
}

/** By which of the two ways to say who one is; one of them is enough. Empty: neither is asked for. */
export function securityOf(allowance: Allowance): Readonly<Record<string, readonly string[]>>[] {
  const grants = permissionsOf(allowance).flatMap((permission): readonly Grant[] => ACCESS[permission]);
  const isKey = (grant: Grant) => grant.startsWith('key:');
  return [
    ...(grants.some(isKey) ? [{ apiKey: [] }] : []),
    ...(grants.some((grant) => !isKey(grant)) ? [{ session: [] }] : []),
  ];
}

function sentence(permission: Permission): string {
  const grants: readonly Grant[] = ACCESS[permission];
  const words = grants.map((grant) => GRANTS[grant]);
  const [last, ...before] = words.toReversed();
  return before.length > 0 ? `${before.reverse().join(', ')} and ${last}.` : `${last}.`;
}
