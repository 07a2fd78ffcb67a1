import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CreateSourceInput } from '@/lib/schemas/metric-source';
import { findSource } from '@/lib/server/db/metric-source-rows';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { sealSecret, unsealSecret } from '@/lib/server/monitoring/seal-secret';
import { makeKey, makeUser } from '@/lib/testing/factories';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { listAudit } from '../audit/list-audit';
import { createSource } from './create-source';
import { listSourceChoices } from './list-source-choices';
import { listSources } from './list-sources';
import { testSource } from './test-source';
import { updateSource } from './update-source';

const database = useServiceDatabase();
const SECRET = 'correct-horse-battery-staple';

const bearer = { url: 'http://127.0.0.1:1/prom/', auth: 'bearer' as const };
const prometheus = (changes: object = {}): CreateSourceInput => ({
  ...{ name: `prom ${randomUUID().slice(0, 8)}`, kind: 'prometheus', config: bearer, secret: SECRET },
  ...changes,
});
const signal = new AbortController().signal;

describe('a metric source', () => {
  it('keeps its secret sealed, and gives it to nobody', async () => {
    const admin = await makeUser('admin');
    const source = await createSource(admin, prometheus());
    expect(source).toMatchObject({
      hasSecret: true,
      config: { url: 'http://127.0.0.1:1/prom', timeoutSeconds: 10 },
    });
    const row = await findSource(prismaClient(), source.id);
    expect(unsealSecret(row?.sealedSecret ?? '', source.id)).toBe(SECRET);
    const everything = JSON.stringify([
      row,
      await listSources(admin),
      await listAudit(admin, { limit: 200 }),
      await testSource(admin, source.id, signal),
    ]);
    expect(everything).not.toContain(SECRET);
  });

  it('keeps the secret when it is left empty, and asks for it again when the address changes', async () => {
    const admin = await makeUser('admin');
    const { id } = await createSource(admin, prometheus());
    const change = (config: object, secret = '') =>
      updateSource(admin, id, { kind: 'prometheus', config: { ...bearer, ...config }, secret });
    await change({ timeoutSeconds: 20 });
    const kept = (await findSource(prismaClient(), id))?.sealedSecret ?? '';
    expect(unsealSecret(kept, id)).toBe(SECRET);
    await expect(change({ url: 'http://evil.example.com' })).rejects.toMatchObject({
      reason: 'secret_again',
      issues: [{ field: 'secret' }],
    });
    await change({ url: 'http://other.example.com' }, 'another');
    expect(unsealSecret((await findSource(prismaClient(), id))?.sealedSecret ?? '', id)).toBe('another');
    expect((await change({ url: 'http://other.example.com', auth: 'none' })).hasSecret).toBe(false);
    await expect(change({ url: 'http://other.example.com' })).rejects.toMatchObject({
      reason: 'secret_missing',
    });
  });

  it('keeps the secret where only the encryption grows stronger, and names the encryption where it does not', async () => {
    const admin = await makeUser('admin');
    const config = { host: 'db.internal', port: 5432, database: 'd', user: 'u', tls: 'require' as const };
    const name = 'guarded';
    const { id } = await createSource(admin, { name, kind: 'postgres', config, secret: SECRET });
    const change = (tls: 'off' | 'verify') =>
      updateSource(admin, id, { kind: 'postgres', config: { ...config, tls }, secret: '' });
    expect((await change('verify')).hasSecret).toBe(true);
    await expect(change('off')).rejects.toThrow('The password would go less well encrypted: give it again');
  });

  it('is archived and restored, its name stays taken, and nothing done leaves no row', async () => {
    const admin = await makeUser('admin');
    const { id, name } = await createSource(
      admin,
      prometheus({ config: { ...bearer, auth: 'none' }, secret: '' }),
    );
    expect(await listSourceChoices(admin)).toContainEqual({ name, kind: 'prometheus' });
    expect(await updateSource(admin, id, { archived: true })).toMatchObject({
      archivedAt: expect.any(String),
    });
    await updateSource(admin, id, { archived: true });
    expect(await listSourceChoices(admin)).not.toContainEqual({ name, kind: 'prometheus' });
    await expect(createSource(admin, prometheus({ name }))).rejects.toMatchObject({
      code: 'conflict',
      issues: [{ field: 'name', code: 'name_taken' }],
    });
    expect(await updateSource(admin, id, { archived: false })).toMatchObject({ archivedAt: null });
    const { entries } = await listAudit(admin, { limit: 3 });
    expect(entries.map(({ sentence }) => sentence)).toEqual([
      `restored the metric source ${name}`,
      `archived the metric source ${name}`,
      `added the metric source ${name}`,
    ]);
  });

  it('does not become another kind', async () => {
    const admin = await makeUser('admin');
    const { id } = await createSource(admin, prometheus());
    const config = { url: 'http://127.0.0.1:1', database: 'default', user: 'default' };
    await expect(updateSource(admin, id, { kind: 'clickhouse', config })).rejects.toMatchObject({
      reason: 'kind_is_fixed',
    });
  });

  it('is tested, in words', async () => {
    const admin = await makeUser('admin');
    const { hostname, port, pathname, username, password } = new URL(database.url);
    const there = await createSource(admin, {
      ...{ name: `pg ${randomUUID().slice(0, 8)}`, kind: 'postgres', secret: decodeURIComponent(password) },
      config: { host: hostname, port: Number(port), database: pathname.slice(1), user: username, tls: 'off' },
    });
    expect(await testSource(admin, there.id, signal)).toMatchObject({
      ok: true,
      says: expect.stringMatching(/^PostgreSQL [\d.]+ answered in \d+ ms\.$/),
      warnings: [expect.stringContaining('superuser')],
    });
    const away = await createSource(admin, prometheus());
    expect(await testSource(admin, away.id, signal)).toMatchObject({
      ok: false,
      says: expect.stringMatching(/does not answer/),
    });
  });

  it('whose secret was sealed otherwise says so', async () => {
    const admin = await makeUser('admin');
    const { id, name } = await createSource(admin, prometheus());
    const data = { sealedSecret: sealSecret(SECRET, 'another source') };
    await prismaClient().metricSource.update({ where: { id }, data });
    expect(await testSource(admin, id, signal)).toEqual({
      ok: false,
      says: `The password or token of "${name}" cannot be read any more: it was sealed with another secret of this installation.`,
      warnings: [],
    });
    expect(unsealSecret('v1.a.b.c', id)).toBeNull();
    expect(unsealSecret('', id)).toBeNull();
  });

  it.each<[string, object, string]>([
    ['a name with a quote', { name: 'a "b"' }, 'name'],
    ['an address of another kind', { config: { ...bearer, url: 'file:///etc/passwd' } }, 'config.url'],
    ['a question in the address', { config: { ...bearer, url: 'http://example.com/?a=b' } }, 'config.url'],
    ['a password in the address', { config: { ...bearer, url: 'http://a:b@example.com' } }, 'config.url'],
    ['a user that is missing', { config: { ...bearer, auth: 'basic' } }, 'config.username'],
    ['a secret that is missing', { secret: '' }, 'secret'],
    ['a secret that would end a header', { secret: 'a\r\nx: y' }, 'secret'],
    ['too long a timeout', { config: { ...bearer, timeoutSeconds: 31 } }, 'config.timeoutSeconds'],
  ])('is refused for %s, by its field', async (_, changes, field) => {
    const admin = await makeUser('admin');
    const refused = createSource(admin, prometheus(changes));
    const issues = await refused.then(
      () => [],
      (error: { issues: { field?: string; path?: string[] }[] }) => error.issues,
    );
    expect(issues.map((issue) => issue.field ?? issue.path?.join('.'))).toContain(field);
  });

  it('is seen by everyone and managed by admins alone', async () => {
    const admin = await makeUser('admin');
    const { id } = await createSource(admin, prometheus());
    const viewer = await makeUser('viewer');
    expect((await listSources(viewer)).map((source) => source.id)).toContain(id);
    for (const actor of [viewer, await makeUser('member'), (await makeKey(['release'])).actor]) {
      await expect(createSource(actor, prometheus())).rejects.toMatchObject({ code: 'forbidden' });
      await expect(updateSource(actor, id, { archived: true })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(testSource(actor, id, signal)).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});
