/** The only source of who may do what. Tested cell by cell, over HTTP. */

export const ROLES = ['admin', 'member', 'reviewer', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

export const KEY_SCOPES = ['evaluate', 'ingest', 'release'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** `owner` is added to a role when the actor is the release's one owner. */
export type Grant = Role | 'owner' | `key:${KeyScope}`;

const everyone = ['admin', 'member', 'reviewer', 'viewer', 'key:release'] as const;
const workers = ['admin', 'member', 'key:release'] as const;

/**
 * Permission → who holds it. `owner` in the list means: the person who owns the release, whatever the role
 * list says; a permission that lists only `owner` is refused to everyone else, admins included.
 */
export const ACCESS = {
  'feature:read': everyone,
  'feature:create': workers,
  'version:create': workers,
  'release:read': everyone,
  'release:create': workers,
  'note:write': workers,
  'evidence:attach': workers,
  'release:start': workers,
  'release:promote': ['owner'],
  'release:resume': ['owner'],
  'release:complete': ['owner'],
  'release:sign_off': ['admin', 'member', 'reviewer'],
  'release:acknowledge': ['owner'],
  'release:confirm_recovery': ['owner'],
  'release:hold': ['owner', ...workers],
  'release:roll_back': ['owner', ...workers],
  'release:exclude_cohort': ['owner', ...workers],
  'release:abandon': ['owner', ...workers],
  'release:hand_over': ['owner', 'admin'],
  'review:read': everyone,
  'review:judge': ['admin', 'member', 'reviewer'],
  'review:configure': ['admin'],
  'audit:read': ['admin', 'member', 'reviewer', 'viewer'],
  'people:read': ['admin', 'member', 'reviewer', 'viewer'],
  'people:manage': ['admin'],
  'account:own': ['admin', 'member', 'reviewer', 'viewer'],
  'key:manage': ['admin'],
  'price:read': everyone,
  'price:manage': ['admin'],
  'source:read': everyone,
  'source:manage': ['admin'],
  'target:manage': ['admin'],
  'sample:manage': ['admin'],
  'flag:evaluate': ['key:evaluate'],
  'event:ingest': ['key:ingest'],
} as const satisfies Record<string, readonly Grant[]>;

export type Permission = keyof typeof ACCESS;
export const PERMISSIONS = Object.keys(ACCESS) as Permission[];
