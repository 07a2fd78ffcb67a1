import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { write } from '@/lib/server/audit/write';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { actor, makeUser, type UserActor } from '@/lib/testing/factories';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { verifyAudit } from './verify-audit';

useServiceDatabase();

// More than two of the pages that the verifier reads.
const ENTRIES = 2_010;
let admin: UserActor;

beforeAll(async () => {
  admin = await makeUser('admin');
  await write({ actor: admin, permission: 'people:manage' }, async () => ({
    result: null,
    audits: Array.from(
      { length: ENTRIES },
      (_, i) => ({ action: 'user.enabled', data: { i }, featureId: `f${i}` }) as const,
    ),
  }));
}, 120_000);

/** What somebody with the database's own powers could do, past the triggers; undone after the check. */
async function verdictAfter(...statements: string[]) {
  await prismaClient().$executeRawUnsafe('CREATE TABLE kept_entry AS SELECT * FROM audit_entry');
  await prismaClient().$executeRawUnsafe('CREATE TABLE kept_head AS SELECT * FROM audit_head');
  await pastTheGuards(statements);
  try {
    return await verifyAudit(admin);
  } finally {
    await pastTheGuards([
      'DELETE FROM audit_entry',
      'INSERT INTO audit_entry SELECT * FROM kept_entry',
      'UPDATE audit_head h SET seq = k.seq, hash = k.hash FROM kept_head k',
      'DROP TABLE kept_entry',
      'DROP TABLE kept_head',
    ]);
  }
}

async function pastTheGuards(statements: string[]) {
  await prismaClient().$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe('SET LOCAL session_replication_role = replica');
      for (const statement of statements) await tx.$executeRawUnsafe(statement);
    },
    { timeout: 20_000 },
  );
}

describe('verifying the stored chain', () => {
  beforeEach(async () => {
    expect(await verifyAudit(admin)).toMatchObject({ kind: 'intact', entries: ENTRIES });
  });

  it.each([
    [
      'a changed text',
      1_500,
      'body_changed',
      [`UPDATE audit_entry SET body = replace(body, '"i":1499', '"i":7') WHERE seq = 1500`],
    ],
    [
      'a changed column',
      1_001,
      'column_changed',
      [`UPDATE audit_entry SET actor_id = 'another' WHERE seq = 1001`],
    ],
    ['a moved time', 3, 'column_changed', [`UPDATE audit_entry SET at = at + interval '1 ms' WHERE seq = 3`]],
    ['a removed row', 1_000, 'missing', ['DELETE FROM audit_entry WHERE seq = 1000']],
    ['a removed tail', 2_009, 'missing', ['DELETE FROM audit_entry WHERE seq > 2008']],
    [
      'two swapped rows',
      10,
      'link_broken',
      [
        'UPDATE audit_entry SET seq = -10 WHERE seq = 10',
        'UPDATE audit_entry SET seq = 10 WHERE seq = 1800',
        'UPDATE audit_entry SET seq = 1800 WHERE seq = -10',
      ],
    ],
    [
      'a removed tail with the head moved back, and another hash put into it',
      2_009,
      'head_mismatch',
      [
        'DELETE FROM audit_entry WHERE seq > 2009',
        `UPDATE audit_head SET seq = 2009, hash = repeat('a', 64)`,
      ],
    ],
    [
      'a row that the head knows nothing of',
      2_010,
      'head_mismatch',
      [
        `INSERT INTO audit_entry SELECT 2011, at, action, actor_id, feature_id, release_id, b, hash, encode(sha256(convert_to(hash || b, 'UTF8')), 'hex')
         FROM audit_entry, replace(body, '"seq":2010', '"seq":2011') b WHERE seq = 2010`,
      ],
    ],
  ])('finds %s', async (_what, seq, fault, statements) => {
    expect(await verdictAfter(...statements)).toMatchObject({ kind: 'broken', seq, fault });
  });

  it('is there for people, and not for API keys', async () => {
    await expect(verifyAudit(actor('viewer'))).resolves.toMatchObject({ kind: 'intact' });
    await expect(
      verifyAudit({ kind: 'key', id: 'k', name: 'CI', scopes: ['release', 'evaluate', 'ingest'] }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it.each(['UPDATE audit_entry SET action = action', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry'])(
    'the database itself refuses %s',
    async (statement) => {
      await expect(prismaClient().$executeRawUnsafe(statement)).rejects.toThrow(/append-only/);
    },
  );
});
