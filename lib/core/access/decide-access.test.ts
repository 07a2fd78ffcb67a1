import { describe, expect, it } from 'vitest';
import type { Actor } from './actor';
import { decideAccess } from './decide-access';
import { KEY_SCOPES, PERMISSIONS, type Permission, ROLES } from './permissions';

/**
 * Written by hand, apart from the table in permissions.ts. Columns, in this order: admin, member, reviewer, viewer;
 * the same four as the release's owner; a key for evaluate, ingest, release. x may, . may not.
 */
const EXPECTED: Record<Permission, string> = {
  'feature:read': 'xxxx xxxx ..x',
  'feature:create': 'xx.. xx.. ..x',
  'version:create': 'xx.. xx.. ..x',
  'release:read': 'xxxx xxxx ..x',
  'release:create': 'xx.. xx.. ..x',
  'note:write': 'xx.. xx.. ..x',
  'evidence:attach': 'xx.. xx.. ..x',
  'release:start': 'xx.. xx.. ..x',
  'release:promote': '.... xx.. ...',
  'release:resume': '.... xx.. ...',
  'release:complete': '.... xx.. ...',
  'release:acknowledge': '.... xx.. ...',
  'release:confirm_recovery': '.... xx.. ...',
  'release:hold': 'xx.. xx.. ..x',
  'release:roll_back': 'xx.. xx.. ..x',
  'release:exclude_cohort': 'xx.. xx.. ..x',
  'release:abandon': 'xx.. xx.. ..x',
  'release:hand_over': 'x... xx.. ...',
  'review:read': 'xxxx xxxx ..x',
  'review:judge': 'xxx. xxx. ...',
  'review:configure': 'x... x... ...',
  'audit:read': 'xxxx xxxx ...',
  'people:read': 'xxxx xxxx ...',
  'people:manage': 'x... x... ...',
  'key:manage': 'x... x... ...',
  'price:read': 'xxxx xxxx ..x',
  'price:manage': 'x... x... ...',
  'source:read': 'xxxx xxxx ..x',
  'source:manage': 'x... x... ...',
  'sample:manage': 'x... x... ...',
  'account:own': 'xxxx xxxx ...',
  'flag:evaluate': '.... .... x..',
  'event:ingest': '.... .... .x.',
};

const ACTORS: { actor: Actor; owner: string | null; name: string }[] = [
  ...ROLES.map((role) => ({ actor: person(role), owner: 'somebody else', name: role })),
  ...ROLES.map((role) => ({ actor: person(role), owner: 'dana', name: `${role} who owns the release` })),
  ...KEY_SCOPES.map((scope) => ({
    actor: { kind: 'key', id: 'key-1', name: 'CI', scopes: [scope] } satisfies Actor,
    owner: 'key-1',
    name: `key for ${scope}`,
  })),
];

function person(role: (typeof ROLES)[number]): Actor {
  return { kind: 'user', id: 'dana', name: 'Dana', email: 'dana@example.com', role };
}

describe('who may do what', () => {
  it.each(PERMISSIONS)('%s', (permission) => {
    const answers = ACTORS.map(
      ({ actor, owner }) => decideAccess(actor, permission, owner).kind === 'allowed',
    );
    const row = answers.map((allowed) => (allowed ? 'x' : '.')).join('');
    expect(row).toBe(EXPECTED[permission].replaceAll(' ', ''));
  });

  it('has one column for each actor', () => {
    for (const row of Object.values(EXPECTED)) expect(row.replaceAll(' ', '')).toHaveLength(ACTORS.length);
    expect(Object.keys(EXPECTED).sort()).toEqual([...PERMISSIONS].sort());
  });

  it('lets Sluice itself do everything', () => {
    for (const permission of PERMISSIONS) {
      expect(decideAccess({ kind: 'system', id: 'sluice', name: 'Sluice' }, permission)).toEqual({
        kind: 'allowed',
      });
    }
  });

  it('owns nothing where there is no release or no owner', () => {
    for (const owner of [undefined, null]) {
      expect(decideAccess(person('admin'), 'release:promote', owner)).toEqual({
        kind: 'refused',
        reason: 'not_owner',
      });
    }
  });

  it('tells a missing ownership from a missing role', () => {
    expect(decideAccess(person('viewer'), 'feature:create')).toEqual({
      kind: 'refused',
      reason: 'not_permitted',
    });
    expect(decideAccess(person('admin'), 'release:promote', 'sam')).toEqual({
      kind: 'refused',
      reason: 'not_owner',
    });
  });

  it('gives a key of no scope nothing', () => {
    const bare: Actor = { kind: 'key', id: 'key-2', name: 'bare', scopes: [] };
    expect(PERMISSIONS.filter((permission) => decideAccess(bare, permission).kind === 'allowed')).toEqual([]);
  });
});
