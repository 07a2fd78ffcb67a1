import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { snapshotStore } from '@/lib/server/routing/snapshot-store';
import { makeKey, makeUser } from '@/lib/testing/factories';
import { LABELS } from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { listAudit } from '../audit/list-audit';
import { createFeature } from './create-feature';
import { createVersion } from './create-version';
import { getFeature } from './get-feature';
import { listFeatures } from './list-features';

useServiceDatabase();

const input = (key: string) => ({ key, name: key, liveVersion: LABELS });

describe('a feature', () => {
  it('begins with a live version, is routed at once, and leaves three rows', async () => {
    const member = await makeUser('member');
    const made = await createFeature(member, input('first'));
    expect(made.live).toMatchObject({ variant: 'v1', isLive: true, createdByName: member.name, ...LABELS });
    expect(snapshotStore().current?.routing.features.get('first')?.live?.variant).toBe('v1');
    const { entries } = await listAudit(member, { featureId: made.id });
    expect(entries.map(({ action }) => action).reverse()).toEqual([
      'feature.created',
      'version.created',
      'version.made_live',
    ]);
    expect((await listFeatures(member)).map(({ key }) => key)).toContain('first');
  });

  it('has a key of its own, also when two are made at once', async () => {
    const member = await makeUser('member');
    const make = () => createFeature(member, input('twice'));
    const ends = await Promise.allSettled([make(), make()]);
    const lost = ends.find(({ status }) => status === 'rejected');
    expect(lost?.status === 'rejected' && lost.reason).toMatchObject({
      code: 'conflict',
      reason: 'feature_key_taken',
      issues: [{ field: 'key' }],
    });
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is made by members, admins and release keys, not by others', async () => {
    for (const role of ['reviewer', 'viewer'] as const) {
      const refused = createFeature(await makeUser(role), input(`by-${role}`));
      await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
    }
    const { actor } = await makeKey(['release']);
    const made = await createFeature(actor, input('by-key'));
    expect(made.live?.createdByName).toBe(actor.name);
  });

  it('that is not there is not found', async () => {
    await expect(getFeature(await makeUser('viewer'), 'nothing')).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('a version', () => {
  it('is numbered within its feature and known by its content', async () => {
    const member = await makeUser('member');
    await createFeature(member, input('numbered'));
    const config = { b: 2, a: [1, { d: null, c: 'x' }] };
    const made = await createVersion(member, 'numbered', { ...LABELS, prompt_version: 'p2', config });
    expect(made).toMatchObject({ variant: 'v2', isLive: false, config });
    const canonical = '{"a":[1,{"c":"x","d":null}],"b":2}';
    expect(made.configFingerprint).toBe(createHash('sha256').update(canonical).digest('hex'));
    const plain = await createVersion(member, 'numbered', { ...LABELS, prompt_version: 'p3' });
    expect(plain).toMatchObject({ variant: 'v3', config: null, configFingerprint: null });
    const { versions } = await getFeature(member, 'numbered');
    expect(versions.map(({ variant }) => variant)).toEqual(['v3', 'v2', 'v1']);
  });

  it('has labels of its own: the refusal names the version that has them', async () => {
    const member = await makeUser('member');
    await createFeature(member, input('labels'));
    await expect(createVersion(member, 'labels', LABELS)).rejects.toMatchObject({
      code: 'conflict',
      reason: 'version_labels_taken',
      message: expect.stringContaining('v1'),
    });
  });

  it('gets the next number when two are made at once', async () => {
    const member = await makeUser('member');
    await createFeature(member, input('racing'));
    const make = (prompt_version: string) => createVersion(member, 'racing', { ...LABELS, prompt_version });
    const made = await Promise.all([make('p2'), make('p3')]);
    expect(made.map(({ number }) => number).sort()).toEqual([2, 3]);
  });
});
