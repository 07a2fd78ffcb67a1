import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { write } from '@/lib/server/audit/write';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { makeUser } from '@/lib/testing/factories';
import { useServiceDatabase } from '@/lib/testing/service-database';

const database = useServiceDatabase();

function verify(url: string) {
  const { status, stdout, stderr } = spawnSync('node_modules/.bin/tsx', ['scripts/verify-audit/main.ts'], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: url },
  });
  return { status, stdout, stderr };
}

describe('npm run verify:audit', () => {
  beforeAll(async () => {
    const admin = await makeUser('admin');
    const audits = [{ action: 'user.enabled' as const }, { action: 'user.disabled' as const }];
    await write({ actor: admin, permission: 'people:manage' }, async () => ({ result: null, audits }));
  });

  it('says how many entries are intact, and their head', async () => {
    const head = await prismaClient().auditHead.findUniqueOrThrow({ where: { id: 1 } });
    expect(verify(database.url)).toEqual({
      status: 0,
      stdout: `intact: 2 entries, head ${head.hash}\n`,
      stderr: '',
    });
  });

  it('names the broken entry and exits with 1', async () => {
    await prismaClient().$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      await tx.$executeRaw`UPDATE audit_entry SET action = 'user.created' WHERE seq = 2`;
    });
    const { status, stdout } = verify(database.url);
    expect(stdout).toMatch(/^broken at entry 2 \(column_changed\): .*"action" was changed/);
    expect(status).toBe(1);
  });

  it('tells an unreachable database from a broken history', () => {
    expect(verify('postgresql://a:b@127.0.0.1:1/none')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('could not be read'),
    });
  });
});
