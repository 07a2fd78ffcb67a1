import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notifications } from '@/lib/server/db/notifications';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { sqlClient } from '@/lib/server/db/sql-client';
import { Counters } from '@/lib/server/http/counters';
import { createHandler } from '@/lib/server/http/create-handler';
import { startTelemetryUpkeep } from '@/lib/server/jobs/keep-telemetry';
import { snapshotStore } from '@/lib/server/routing/snapshot-store';
import { seededRandom } from '@/lib/server/sample/seeded-random';
import { startSample } from '@/lib/server/sample/start-sample';
import { makeUser, type UserActor } from '@/lib/testing/factories';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { ingestPool } from '../../db/ingest-pool';
import { IngestQueue } from '../../telemetry/ingest-queue';
import { listAudit } from '../audit/list-audit';
import { verifyAudit } from '../audit/verify-audit';
import { getReleaseDashboard } from '../dashboard/get-release-dashboard';
import { getFeature } from '../feature/get-feature';
import { getRelease } from '../release/get-release';
import { listReleases } from '../release/list-releases';
import { addSample } from './add-sample';
import { getSampleState } from './get-sample-state';
import { removeSample } from './remove-sample';
import { SAMPLE_KEY, SAMPLE_REASON } from './sample-content';

useServiceDatabase();

const handler = createHandler({
  store: snapshotStore(),
  sql: sqlClient,
  ingest: new IngestQueue(ingestPool),
  notifications: notifications(),
  counters: new Counters(),
  secret: 'a-secret-of-the-tests-with-32-characters',
  publicUrl: null,
  isSignedIn: async () => false,
  fallback: (_, res) => res.end('a page'),
});
const server = createServer(handler.handle);
let url = '';
let admin: UserActor;
let stop: () => Promise<void> = async () => {};

let stopUpkeep: () => Promise<void> = async () => {};

const begin = (seed: number) => startSample({ url, random: seededRandom(seed), everyMs: 100 });

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  admin = await makeUser('admin');
  stopUpkeep = startTelemetryUpkeep();
});

afterAll(async () => {
  await stop();
  await stopUpkeep();
  handler.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 50));
}

const stageNow = async () =>
  (await listReleases(admin))[0]?.stages.find(({ state }) => state === 'now')?.name;
const countEvents = () => prismaClient().event.count();
const activeKeys = () => prismaClient().apiKey.count({ where: { isSample: true, revokedAt: null } });

describe('the sample', () => {
  it('is added by an admin alone', async () => {
    await expect(addSample(await makeUser('member'))).rejects.toMatchObject({ code: 'forbidden' });
    expect(await getSampleState(admin)).toEqual({ present: false, progress: null });
  });

  it('comes mid-flight by real traffic, in the name of who asked', { timeout: 120_000 }, async () => {
    expect((await addSample(admin)).present).toBe(true);
    await expect(addSample(admin)).rejects.toMatchObject({ reason: 'sample_present' });
    stop = begin(1);
    await until(async () => (await stageNow()) === 'Canary');
    // As after a restart: another run goes on where this one was, with another key.
    await stop();
    stop = begin(2);
    await until(async () => (await stageNow()) === 'Two tenants');

    const { id, owner, isSample } = (await listReleases(admin))[0] ?? {};
    expect(owner?.id).toBe(admin.id);
    expect(isSample).toBe(true);
    const { entries } = await listAudit(admin, { releaseId: id ?? '', action: 'release.promoted' });
    expect(entries.map(({ reason, actor }) => [reason, actor.id])).toEqual(
      Array(2).fill([SAMPLE_REASON, admin.id]),
    );
    expect(await activeKeys()).toBe(1);
    expect(await prismaClient().event.count({ where: { versionId: null } })).toBe(0);
    await until(async () => {
      const { totals } = await getReleaseDashboard(admin, id ?? '', { minutes: 5 });
      return totals.length === 2 && totals.every(({ requests }) => requests >= 20);
    });
    expect((await getRelease(admin, id ?? '')).triggers.map(({ state }) => state)).not.toContain('fired');
    expect((await getFeature(admin, SAMPLE_KEY)).requestsLastDay).toBeGreaterThan(5_000);
  });

  it('goes in one click, but for its history', { timeout: 60_000 }, async () => {
    await expect(removeSample(await makeUser('member'))).rejects.toMatchObject({ code: 'forbidden' });
    expect(await removeSample(admin)).toEqual({ present: false, progress: null });
    await expect(removeSample(admin)).rejects.toMatchObject({ reason: 'sample_absent' });
    expect(await prismaClient().feature.count()).toBe(0);
    expect(await prismaClient().release.count()).toBe(0);
    expect(await prismaClient().apiKey.count()).toBe(0);
    // The running simulator notices, and takes what was under way with it.
    await until(async () => (await countEvents()) === 0);
    const { entries } = await listAudit(admin, { action: 'release.promoted' });
    expect(entries).toHaveLength(2);
    expect((await verifyAudit(admin)).kind).toBe('intact');
  });
});
