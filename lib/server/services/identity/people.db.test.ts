import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { verifyPassword } from '@/lib/server/auth/password';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { findUserByEmail } from '@/lib/server/db/user-rows';
import { makeUser, TEST_PASSWORD, type UserActor } from '@/lib/testing/factories';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { listAudit } from '../audit/list-audit';
import { changePassword } from './change-password';
import { createUser } from './create-user';
import { listUsers } from './list-users';
import { signInOidcUser } from './sign-in-oidc-user';
import { updateUser } from './update-user';

useServiceDatabase();

// Each test has its own admins: who the last one is must not depend on the others.
afterEach(async () => {
  await prismaClient().release.deleteMany();
  await prismaClient().feature.deleteMany();
  await prismaClient().user.deleteMany();
});

async function newestActions(admin: UserActor, limit: number): Promise<string[]> {
  return (await listAudit(admin, { limit })).entries.map(({ sentence }) => sentence);
}

async function own(owner: UserActor, title: string, status: 'draft' | 'abandoned') {
  const feature = await prismaClient().feature.create({
    data: { key: randomUUID(), name: title, salt: 's' },
  });
  await prismaClient().release.create({
    data: { featureId: feature.id, title, status, ownerId: owner.id, noteDraft: {}, createdById: owner.id },
  });
}

describe('people', () => {
  it('are added with a password that is stored as a hash, once per e-mail', async () => {
    const admin = await makeUser('admin');
    const input = {
      name: 'Ana',
      email: 'ana@example.com',
      password: 'a long password',
      role: 'reviewer' as const,
    };
    const ana = await createUser(admin, input);
    expect(ana).toMatchObject({ name: 'Ana', role: 'reviewer', disabledAt: null });
    expect(JSON.stringify(ana)).not.toContain('scrypt');
    const stored = await findUserByEmail('ana@example.com');
    expect(await verifyPassword('a long password', stored?.passwordHash ?? '')).toBe(true);
    await expect(createUser(admin, input)).rejects.toMatchObject({
      code: 'conflict',
      issues: [{ code: 'email_taken', field: 'email' }],
    });
    expect(await newestActions(admin, 1)).toEqual(['added Ana as reviewer']);
    expect((await listUsers(admin)).map(({ name }) => name)).toEqual([admin.name, 'Ana'].toSorted());
  });

  it.each(['member', 'reviewer', 'viewer'] as const)('are not managed by a %s', async (role) => {
    const [actor, other] = [await makeUser(role), await makeUser('viewer')];
    await expect(updateUser(actor, other.id, { role: 'admin' })).rejects.toMatchObject({ code: 'forbidden' });
    const [refusal] = await newestActions(actor, 1);
    expect(refusal).toBe(`was refused: The role ${role} may not manage people.`);
  });

  it('change role, are disabled and enabled, each with its row', async () => {
    const [admin, ana] = [await makeUser('admin'), await makeUser('viewer', { name: 'Ana' })];
    await updateUser(admin, ana.id, { role: 'member', disabled: true });
    expect(await updateUser(admin, ana.id, { disabled: false })).toMatchObject({
      role: 'member',
      disabledAt: null,
    });
    expect(await newestActions(admin, 3)).toEqual([
      'enabled Ana again',
      'disabled Ana',
      'changed the role of Ana from viewer to member',
    ]);
    await expect(updateUser(admin, randomUUID(), { disabled: true })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it.each([{ role: 'member' as const }, { disabled: true }])(
    'keep one active admin: %o is refused',
    async (change) => {
      const admin = await makeUser('admin');
      await makeUser('admin', { disabled: true });
      await expect(updateUser(admin, admin.id, change)).rejects.toMatchObject({
        code: 'conflict',
        reason: 'last_admin',
      });
      const second = await makeUser('admin');
      await expect(updateUser(second, admin.id, change)).resolves.toMatchObject({ id: admin.id });
    },
  );

  it('keep one active admin when two demote each other at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await makeUser('admin'), await makeUser('admin')];
      const outcomes = await Promise.allSettled([
        updateUser(a, b.id, { role: 'viewer' }),
        updateUser(b, a.id, { role: 'viewer' }),
      ]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(await prismaClient().user.count({ where: { role: 'admin' } })).toBe(1);
      await prismaClient().user.deleteMany();
    }
  });

  it('hand over what they own before they may no longer own it', async () => {
    const [admin, owner] = [await makeUser('admin'), await makeUser('member', { name: 'Dana' })];
    await own(owner, 'Shorter answers', 'draft');
    await own(owner, 'An old one', 'abandoned');
    for (const change of [{ role: 'reviewer' as const }, { disabled: true }]) {
      await expect(updateUser(admin, owner.id, change)).rejects.toMatchObject({
        code: 'conflict',
        reason: 'owns_releases',
        message: 'Dana owns "Shorter answers". Hand it over first.',
        extra: { releases: [{ title: 'Shorter answers' }] },
      });
    }
    await expect(updateUser(admin, owner.id, { role: 'admin' })).resolves.toMatchObject({ role: 'admin' });
  });

  it('get a new password from an admin, or change their own with the present one', async () => {
    const [admin, ana] = [await makeUser('admin'), await makeUser('viewer')];
    await expect(changePassword(ana, { current: 'not this', next: 'a new password' })).rejects.toMatchObject({
      code: 'invalid_input',
      issues: [{ field: 'current', code: 'wrong_password' }],
    });
    await changePassword(ana, { current: TEST_PASSWORD, next: 'a new password' });
    const hash = async () => (await findUserByEmail(ana.email))?.passwordHash ?? '';
    expect(await verifyPassword('a new password', await hash())).toBe(true);
    await updateUser(admin, ana.id, { password: 'set by an admin' });
    expect(await verifyPassword('set by an admin', await hash())).toBe(true);
    const { entries } = await listAudit(admin, { limit: 2 });
    expect(entries.map(({ action, actor }) => [action, actor.id])).toEqual([
      ['user.password_changed', admin.id],
      ['user.password_changed', ana.id],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/scrypt|set by an admin/);
  });

  it('without a password cannot change it', async () => {
    const user = await makeUser('viewer', { hasPassword: false });
    await expect(changePassword(user, { current: '', next: 'a new password' })).rejects.toMatchObject({
      reason: 'no_password',
    });
  });
});

describe('single sign-on', () => {
  const claims = { sub: 's1', email: 'Sam@Example.com', email_verified: true, name: 'Sam' };

  it('lets the person with the verified e-mail in, and adds a stranger as a viewer', async () => {
    const admin = await makeUser('admin', { email: 'sam@example.com' });
    expect(await signInOidcUser(claims)).toMatchObject({ id: admin.id, role: 'admin' });
    const stranger = await signInOidcUser({ ...claims, email: 'new@example.com' });
    expect(stranger).toMatchObject({ email: 'new@example.com', name: 'Sam', role: 'viewer' });
    expect(await newestActions(admin, 1)).toEqual(['added Sam as viewer by single sign-on']);
    expect(await signInOidcUser({ ...claims, email: 'new@example.com' })).toMatchObject({ id: stranger?.id });
  });

  it.each([
    ['an e-mail that is not verified', { email_verified: false }],
    ['no e-mail', { email: undefined }],
    ['no word on whether it is verified', { email_verified: undefined }],
  ])('refuses %s', async (_case, change) => {
    await makeUser('admin', { email: 'sam@example.com' });
    expect(await signInOidcUser({ ...claims, ...change })).toBeNull();
  });

  it('refuses a disabled person, and everybody while there is no admin', async () => {
    expect(await signInOidcUser(claims)).toBeNull();
    expect(await prismaClient().user.count()).toBe(0);
    await makeUser('admin');
    await makeUser('member', { email: 'sam@example.com', disabled: true });
    expect(await signInOidcUser(claims)).toBeNull();
  });
});
