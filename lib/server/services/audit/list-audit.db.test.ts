import { describe, expect, it } from 'vitest';
import { write } from '@/lib/server/audit/write';
import { makeUser, type UserActor } from '@/lib/testing/factories';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { listAudit } from './list-audit';

useServiceDatabase();

async function record(actor: UserActor, count: number, releaseId: string) {
  await write({ actor, permission: 'people:manage' }, async () => ({
    result: null,
    audits: Array.from({ length: count }, () => ({ action: 'release.held' as const, releaseId })),
  }));
}

describe('the list of the audit trail', () => {
  it('goes from the newest to the first, page by page, without a gap or a repeat', async () => {
    const admin = await makeUser('admin');
    await record(admin, 4, 'a');
    await record(admin, 3, 'b');
    const seen: number[] = [];
    let before: number | null | undefined;
    do {
      const page = await listAudit(admin, before ? { before, limit: 3 } : { limit: 3 });
      seen.push(...page.entries.map(({ seq }) => seq));
      before = page.nextBefore;
    } while (before !== null);
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  it('can be narrowed to one release and to one action', async () => {
    const admin = await makeUser('admin');
    await record(admin, 2, 'narrow');
    const byRelease = await listAudit(admin, { releaseId: 'narrow' });
    expect(byRelease.entries).toHaveLength(2);
    expect(byRelease.entries[0]).toMatchObject({ sentence: 'held the release', release: null });
    const both = await listAudit(admin, { releaseId: 'narrow', action: 'release.promoted' });
    expect(both).toEqual({ entries: [], nextBefore: null });
  });
});
