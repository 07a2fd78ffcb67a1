import { describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/core/domain-error';
import { makeKey, makeUser } from '@/lib/testing/factories';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { prismaClient } from '../db/prisma-client';
import { sqlClient } from '../db/sql-client';
import { listAudit } from '../services/audit/list-audit';
import { verifyStoredChain } from './verify-stored-chain';
import { write } from './write';

useServiceDatabase();

const headSeq = async () =>
  Number((await prismaClient().auditHead.findUniqueOrThrow({ where: { id: 1 } })).seq);

/** Stands for any change: an answer kept under a key. */
const change = (name: string) => ({ actorId: name, key: name, request: '', status: 200, body: {} });

describe('write', () => {
  it('commits the change and its audit rows together', async () => {
    const admin = await makeUser('admin');
    const before = await headSeq();
    const result = await write({ actor: admin, permission: 'people:manage' }, async (tx, { at }) => {
      await tx.idempotentAnswer.create({ data: change('together') });
      return {
        result: at.toISOString(),
        audits: [{ action: 'user.created', data: { at, absent: undefined } }, { action: 'user.enabled' }],
      };
    });
    const { entries } = await listAudit(admin, { limit: 2 });
    expect(entries.map(({ seq, action, at }) => ({ seq, action, at }))).toEqual([
      { seq: before + 2, action: 'user.enabled', at: result },
      { seq: before + 1, action: 'user.created', at: result },
    ]);
    expect(entries[1]).toMatchObject({ data: { at: result }, actor: { id: admin.id, kind: 'user' } });
    expect(await prismaClient().idempotentAnswer.count({ where: { key: 'together' } })).toBe(1);
  });

  it('leaves neither the change nor a row when the work fails', async () => {
    const admin = await makeUser('admin');
    const before = await headSeq();
    const failing = write({ actor: admin, permission: 'people:manage' }, async (tx) => {
      await tx.idempotentAnswer.create({ data: change('fails') });
      throw new DomainError('conflict', 'No.');
    });
    await expect(failing).rejects.toMatchObject({ code: 'conflict' });
    expect(await prismaClient().idempotentAnswer.count({ where: { key: 'fails' } })).toBe(0);
    expect(await headSeq()).toBe(before);
  });

  it('takes the change back when the audit row cannot be written', async () => {
    const admin = await makeUser('admin');
    const before = await headSeq();
    const failing = write({ actor: admin, permission: 'people:manage' }, async (tx) => {
      await tx.idempotentAnswer.create({ data: change('unaudited') });
      // A character PostgreSQL cannot store as text.
      return { result: null, audits: [{ action: 'user.created' as const, featureId: 'nul \u0000' }] };
    });
    await expect(failing).rejects.toThrow();
    expect(await prismaClient().idempotentAnswer.count({ where: { key: 'unaudited' } })).toBe(0);
    expect(await headSeq()).toBe(before);
  });

  it('records who was refused what, and does none of the work', async () => {
    const viewer = await makeUser('viewer');
    let worked = false;
    const refused = write(
      {
        actor: viewer,
        permission: 'release:hold',
        subject: { releaseId: 'r1', featureId: 'f1', ownerId: 'o' },
      },
      async () => {
        worked = true;
        return { result: null, audits: [] };
      },
    );
    await expect(refused).rejects.toMatchObject({
      code: 'forbidden',
      message: 'The role viewer may not hold.',
      extra: { permission: 'release:hold' },
    });
    expect(worked).toBe(false);
    const [row] = await prismaClient().auditEntry.findMany({ orderBy: { seq: 'desc' }, take: 1 });
    expect(row).toMatchObject({
      action: 'access.refused',
      actorId: viewer.id,
      releaseId: 'r1',
      featureId: 'f1',
    });
    expect(JSON.parse(row?.body ?? '').data.permission).toBe('release:hold');
  });

  it('records a refused API key too', async () => {
    const { actor } = await makeKey(['evaluate']);
    const refused = write({ actor, permission: 'feature:create' }, async () => ({
      result: null,
      audits: [],
    }));
    await expect(refused).rejects.toThrow('it lacks the scope release');
    const [row] = await prismaClient().auditEntry.findMany({ orderBy: { seq: 'desc' }, take: 1 });
    expect(row).toMatchObject({ action: 'access.refused', actorId: actor.id });
  });

  it('decides by the owner that was loaded in the same transaction', async () => {
    const [admin, owner] = [await makeUser('admin'), await makeUser('member', { name: 'Dana' })];
    const promote = (actor: typeof admin) =>
      write(
        {
          actor,
          permission: 'release:promote',
          load: async (tx) => {
            const user = await tx.user.findUniqueOrThrow({ where: { id: owner.id } });
            return { ownerId: user.id, ownerName: user.name, releaseId: 'r2', title: 'loaded' };
          },
        },
        async (_tx, { loaded }) => ({ result: loaded.title, audits: [] }),
      );
    await expect(promote(owner)).resolves.toBe('loaded');
    await expect(promote(admin)).rejects.toMatchObject({
      message: 'Only Dana may promote.',
      reason: 'not_owner',
    });
  });

  it('keeps one chain under many writers at once', async () => {
    const admin = await makeUser('admin');
    const before = await headSeq();
    await Promise.all(
      Array.from({ length: 24 }, (_, i) =>
        write({ actor: admin, permission: 'people:manage' }, async () => ({
          result: null,
          audits: [{ action: 'user.enabled', data: { i } }],
        })),
      ),
    );
    expect(await headSeq()).toBe(before + 24);
    expect(await verifyStoredChain()).toMatchObject({ kind: 'intact', entries: before + 24 });
  });

  it('tells other processes of routing and of releases at the commit, and not of what was taken back', async () => {
    const admin = await makeUser('admin');
    const heard: string[] = [];
    const sql = sqlClient();
    await sql.listen('sluice_routing', () => heard.push('routing'));
    await sql.listen('sluice_release', (id) => heard.push(id));
    const told = new Promise<void>((resolve) => void sql.listen('sluice_test_end', () => resolve()));
    const tell = (release: string, fails: boolean) =>
      write({ actor: admin, permission: 'people:manage' }, async () => ({
        result: null,
        audits: fails ? [{ action: 'user.enabled', releaseId: '\u0000' }] : [],
        routing: true,
        releases: [release],
      }));
    await expect(tell('taken back', true)).rejects.toThrow();
    await tell('r7', false);
    await sql.notify('sluice_test_end', '');
    await told;
    expect(heard).toEqual(['routing', 'r7']);
  });
});
