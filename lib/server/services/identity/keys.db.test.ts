import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyActor } from '@/lib/server/auth/key-actor';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { snapshotStore } from '@/lib/server/routing/snapshot-store';
import { makeKey, makeUser } from '@/lib/testing/factories';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { listAudit } from '../audit/list-audit';
import { createKey } from './create-key';
import { listKeys } from './list-keys';
import { revokeKey } from './revoke-key';

useServiceDatabase();

const routed = (secret: string) =>
  snapshotStore().current?.keysByHash.has(createHash('sha256').update(secret).digest('hex')) ?? false;

describe('API keys', () => {
  it('show their secret once, and keep only its hash', async () => {
    const admin = await makeUser('admin');
    const { secret, ...key } = await createKey(admin, {
      name: 'CI',
      scopes: ['release', 'ingest', 'release'],
    });
    expect(secret).toMatch(/^slc_[A-Za-z0-9_-]{43}$/);
    expect(key).toMatchObject({
      name: 'CI',
      scopes: ['release', 'ingest'],
      revokedAt: null,
      isSample: false,
    });
    expect(secret.startsWith(key.prefix)).toBe(true);
    const row = await prismaClient().apiKey.findUniqueOrThrow({ where: { id: key.id } });
    expect(row.secretHash).toBe(createHash('sha256').update(secret).digest('hex'));
    const everything = JSON.stringify([row, await listKeys(admin), await listAudit(admin, { limit: 200 })]);
    expect(everything).not.toContain(secret);
  });

  it('work in this process as soon as they are made, and not a moment after they are revoked', async () => {
    const admin = await makeUser('admin');
    const { id, secret } = await createKey(admin, { name: 'app', scopes: ['evaluate'] });
    expect(routed(secret)).toBe(true);
    expect(await keyActor(secret)).toMatchObject({ id, scopes: ['evaluate'] });
    expect(await revokeKey(admin, id)).toMatchObject({ id, revokedAt: expect.any(String) });
    expect(routed(secret)).toBe(false);
    expect(await keyActor(secret)).toBeNull();
    const sentences = (await listAudit(admin, { limit: 2 })).entries.map(({ sentence }) => sentence);
    expect(sentences).toEqual(['revoked the API key app', 'created the API key app for evaluate']);
  });

  it('stay revoked as they were when they are revoked again', async () => {
    const admin = await makeUser('admin');
    const { id } = await createKey(admin, { name: 'twice', scopes: ['evaluate'] });
    const first = await revokeKey(admin, id);
    const before = await prismaClient().auditEntry.count();
    expect(await revokeKey(admin, id)).toEqual(first);
    expect(await prismaClient().auditEntry.count()).toBe(before);
    await expect(revokeKey(admin, 'no such key')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are the business of admins alone', async () => {
    const member = await makeUser('member');
    const { actor: key } = await makeKey(['release']);
    for (const actor of [member, key]) {
      await expect(createKey(actor, { name: 'x', scopes: ['release'] })).rejects.toMatchObject({
        code: 'forbidden',
      });
      await expect(listKeys(actor)).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});
