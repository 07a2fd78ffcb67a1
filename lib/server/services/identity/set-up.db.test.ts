import { afterEach, describe, expect, it } from 'vitest';
import { checkCredentials } from '@/lib/server/auth/check-credentials';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { listAudit } from '../audit/list-audit';
import { needsSetup } from './needs-setup';
import { setUp } from './set-up';

useServiceDatabase();

const input = (name: string) => ({
  name,
  email: `${name}@example.com`,
  password: 'a long password',
  sample: false,
});

afterEach(() => prismaClient().user.deleteMany());

describe('the first visit', () => {
  it('makes an admin who can sign in, and records that they did it themselves', async () => {
    expect(await needsSetup()).toBe(true);
    const user = await setUp(input('dana'));
    expect(user).toMatchObject({ name: 'dana', role: 'admin' });
    expect(await needsSetup()).toBe(false);
    const given = { email: user.email, password: 'a long password', address: '' };
    expect(await checkCredentials(given, 0)).toMatchObject({ kind: 'accepted', user: { id: user.id } });
    const { entries } = await listAudit({ kind: 'user', ...user }, { limit: 1 });
    expect(entries[0]).toMatchObject({ action: 'setup.completed', actor: { id: user.id, name: 'dana' } });
  });

  it('is over once anybody exists', async () => {
    await setUp(input('first'));
    await expect(setUp(input('second'))).rejects.toMatchObject({
      code: 'conflict',
      reason: 'already_set_up',
    });
    expect(await prismaClient().user.count()).toBe(1);
  });

  it('has one winner when two come at once', async () => {
    for (let round = 0; round < 2; round += 1) {
      const outcomes = await Promise.allSettled(['one', 'two', 'three'].map((name) => setUp(input(name))));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await prismaClient().user.count()).toBe(1);
      await prismaClient().user.deleteMany();
    }
  });
});
