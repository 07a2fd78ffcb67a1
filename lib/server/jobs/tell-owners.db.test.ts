import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '@/lib/core/notify/message';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { addTarget, allowLocalTargets, chattyRelease } from '@/lib/testing/notification-scenario';
import {
  addEvents,
  liveScenario,
  lookOnce,
  moveNow,
  promoteNow,
  settle,
} from '@/lib/testing/release-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { tellOwners } from './tell-owners';

useServiceDatabase();
allowLocalTargets();

afterEach(async () => {
  await prismaClient().notificationTarget.deleteMany();
});

async function told(releaseId: string): Promise<Message[]> {
  const rows = await prismaClient().notificationDelivery.findMany({
    where: { releaseId },
    orderBy: { seq: 'asc' },
    include: { event: true },
  });
  return rows.map(({ event }) => JSON.parse(event.body) as Message);
}

const typesOf = async (releaseId: string) => (await told(releaseId)).map(({ type }) => type);

describe('the telling of owners', () => {
  it('says once a stage that approval waits, in its place among the moves', async () => {
    await addTarget('http://127.0.0.1:9/');
    const scenario = await liveScenario(1);
    const { id } = scenario.release;
    await Promise.all([tellOwners(new Date()), tellOwners(new Date())]);
    await tellOwners(new Date());
    await promoteNow(scenario);
    expect(await typesOf(id)).toEqual(['release.promoted', 'release.approval_waiting', 'release.promoted']);
    const [, waiting] = await told(id);
    expect(waiting?.data).toMatchObject({
      stage: 'Canary',
      sentence: expect.stringContaining(`${scenario.owner.name} may promote to One tenant.`),
      details: { nextStage: 'One tenant' },
    });
  });

  it('says once that a trigger is near, then that it fired', async () => {
    await addTarget('http://127.0.0.1:9/', {
      events: [
        'release.trigger_near',
        'release.trigger_fired',
        'release.rolled_back',
        'release.hidden_edit_seen',
      ],
    });
    const scenario = await liveScenario(1);
    const { id } = scenario.release;
    await addEvents(scenario, 'candidate', 4, { parseFailed: true });
    await addEvents(scenario, 'candidate', 30, { parseFailed: false });
    await settle(scenario);
    await tellOwners(new Date());
    await tellOwners(new Date());
    expect(await typesOf(id)).toEqual(['release.trigger_near']);
    expect((await told(id))[0]?.data).toMatchObject({ details: { triggerId: 'parse' } });
    await addEvents(scenario, 'candidate', 40, { parseFailed: true });
    await settle(scenario);
    await lookOnce();
    await tellOwners(new Date());
    expect(await typesOf(id)).toEqual(['release.trigger_near', 'release.trigger_fired']);
    expect((await told(id))[1]?.data).toMatchObject({
      actor: { kind: 'system' },
      reason: null,
      details: { triggerId: 'parse', action: 'roll_back' },
    });
  });

  it('still tells who comes later, when at first no target wanted the feature', async () => {
    const elsewhere = await chattyRelease();
    await addTarget('http://127.0.0.1:9/', { features: [elsewhere.feature.key] });
    const { release } = await liveScenario(1);
    await tellOwners(new Date());
    expect(await prismaClient().notificationLatch.count({ where: { releaseId: release.id } })).toBe(0);
    await addTarget('http://127.0.0.1:9/');
    await tellOwners(new Date());
    expect(await typesOf(release.id)).toEqual(['release.approval_waiting']);
  });

  it('spends no latch on what no target wants of the feature', async () => {
    await addTarget('http://127.0.0.1:9/', { events: ['release.trigger_near'] });
    const { release } = await liveScenario(1);
    await tellOwners(new Date());
    expect(await prismaClient().notificationLatch.count({ where: { releaseId: release.id } })).toBe(0);
  });

  it('tells nobody, and asks no gate, where nobody wants to hear it', async () => {
    await addTarget('http://127.0.0.1:9/', { events: ['release.rolled_back'] });
    const { release, owner } = await liveScenario(1);
    await tellOwners(new Date());
    expect(await prismaClient().notificationLatch.count({ where: { releaseId: release.id } })).toBe(0);
    await moveNow(owner, release.id, 'roll_back', { reason: 'Support asks.' });
    expect((await told(release.id)).map(({ data }) => data.reason)).toEqual(['Support asks.']);
  });
});
