import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from './actor';
import { decideAccess } from './decide-access';
import { permissionSentence } from './permission-sentence';
import { KEY_SCOPES, PERMISSIONS, ROLES } from './permissions';

const user = (role: (typeof ROLES)[number]): Actor => ({
  kind: 'user',
  id: role,
  name: role,
  email: `${role}@x.org`,
  role,
});
const key: Actor = { kind: 'key', id: 'k', name: 'CI', scopes: ['evaluate'] };
const dana = { id: 'dana', name: 'Dana' };

describe('permissionSentence', () => {
  it.each([
    [user('admin'), 'release:promote', dana, 'Only Dana may promote.'],
    [user('admin'), 'release:promote', null, 'Only the owner may promote.'],
    [user('member'), 'release:hand_over', dana, 'Only Dana or an admin may hand the release over.'],
    [user('viewer'), 'release:roll_back', dana, 'The role viewer may not roll back.'],
    [user('admin'), 'flag:evaluate', undefined, 'The role admin may not evaluate flags.'],
    [key, 'release:create', undefined, 'This API key may not create releases: it lacks the scope release.'],
    [key, 'people:manage', undefined, 'An API key may not manage people: sign in as a person.'],
    [user('admin'), 'people:manage', undefined, null],
  ] as const)('%o, %s', (actor, permission, owner, sentence) => {
    expect(permissionSentence(actor, permission, owner)).toBe(sentence);
  });

  it('says why not exactly when access is refused', () => {
    const actors = fc.oneof(
      fc.constantFrom(...ROLES).map(user),
      fc.subarray([...KEY_SCOPES]).map((scopes): Actor => ({ kind: 'key', id: 'k', name: 'CI', scopes })),
      fc.constant<Actor>({ kind: 'system', id: 'sluice', name: 'Sluice' }),
    );
    const owners = fc.option(fc.constantFrom(...ROLES).map((id) => ({ id, name: id })));
    fc.assert(
      fc.property(actors, fc.constantFrom(...PERMISSIONS), owners, (actor, permission, owner) => {
        const refused = decideAccess(actor, permission, owner?.id).kind === 'refused';
        expect(permissionSentence(actor, permission, owner) !== null).toBe(refused);
      }),
    );
  });
});
