import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { claimDeliveries } from '@/lib/server/db/notification-queue';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { SLUICE } from '@/lib/server/jobs/watch-release';
import { listAudit } from '@/lib/server/services/audit/list-audit';
import { redeliver } from '@/lib/server/services/notify/redeliver';
import { rotateSecret } from '@/lib/server/services/notify/rotate-secret';
import { updateTarget } from '@/lib/server/services/notify/update-target';
import {
  addTarget,
  allowLocalTargets,
  chattyRelease,
  deliverUntil,
  quickCourier,
} from '@/lib/testing/notification-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { verifyReceived, WebhookReceiver } from '@/lib/testing/webhook-receiver';

useServiceDatabase();
allowLocalTargets();

let receiver: WebhookReceiver;
let courier: ReturnType<typeof quickCourier>;

beforeEach(async () => {
  receiver = await WebhookReceiver.open();
  courier = quickCourier();
});

afterEach(async () => {
  await courier.stop();
  await receiver.goAway();
  await prismaClient().notificationTarget.deleteMany();
});

const deliveriesTo = (targetId: string) =>
  prismaClient().notificationDelivery.findMany({ where: { targetId }, orderBy: { seq: 'asc' } });

const releasesOf = (messages: WebhookReceiver['accepted']) =>
  messages.map(({ data }) => data.release?.id ?? '');

describe('the courier', () => {
  it('delivers what a receiver of Standard Webhooks verifies', async () => {
    const { signs, id } = await addTarget(receiver.url);
    const release = await chattyRelease();
    await release.speak();
    await deliverUntil(courier, () => expect(receiver.received).toHaveLength(1));
    const [received] = receiver.received;
    const message = received && verifyReceived(signs, received);
    expect(message).toMatchObject({
      type: 'release.handed_over',
      data: {
        feature: { key: release.feature.key },
        release: { id: release.id, url: `https://sluice.example.com/releases/${release.id}` },
      },
    });
    expect(received?.headers['content-type']).toBe('application/json');
    const tampered = received && { ...received, body: received.body.replace('handed', 'handled') };
    expect(() => tampered && verifyReceived(signs, tampered)).toThrow();
    await vi.waitFor(async () =>
      expect(await deliveriesTo(id)).toMatchObject([{ state: 'delivered', attempts: 1, lastStatus: 204 }]),
    );
  });

  it('gives each message once, in order for each release, to a receiver that was away', async () => {
    const { id } = await addTarget(receiver.url);
    const [first, second] = [await chattyRelease(), await chattyRelease()];
    await receiver.goAway();
    await first.speak(3);
    await second.speak(2);
    await first.speak(2);
    const written = await deliveriesTo(id);
    await deliverUntil(courier, async () => {
      const tried = (await deliveriesTo(id)).map(({ attempts }) => attempts);
      // The heads of both releases are tried, and nothing behind them.
      expect(tried.filter((attempts) => attempts > 0)).toHaveLength(2);
      expect(Math.max(...tried)).toBeGreaterThan(1);
    });
    await receiver.comeBack();
    await deliverUntil(courier, () => expect(receiver.accepted).toHaveLength(7));
    for (const release of [first, second]) {
      const ids = written.filter(({ releaseId }) => releaseId === release.id).map(({ eventId }) => eventId);
      const got = receiver.acceptedIds.filter((eventId) => ids.includes(eventId));
      expect(got).toEqual(ids);
    }
    expect(new Set(receiver.acceptedIds).size).toBe(7);
  });

  it('lets a release whose message is refused hold up no other, and its own later ones wait', async () => {
    const { id } = await addTarget(receiver.url);
    const other = await WebhookReceiver.open();
    await addTarget(other.url);
    const [stuck, free] = [await chattyRelease(), await chattyRelease()];
    receiver.answer = ({ body }) => ({ status: body.includes(stuck.id) ? 503 : 200 });
    await stuck.speak(2);
    await free.speak(2);
    await deliverUntil(courier, async () => {
      expect(releasesOf(receiver.accepted)).toEqual([free.id, free.id]);
      expect(other.accepted).toHaveLength(4);
      const [head, behind] = await deliveriesTo(id);
      expect(head).toMatchObject({ state: 'waiting', lastStatus: 503 });
      expect(head?.attempts).toBeGreaterThan(1);
      expect(behind).toMatchObject({ state: 'waiting', attempts: 0 });
    });
    receiver.answer = () => ({ status: 200 });
    await deliverUntil(courier, () =>
      expect(releasesOf(receiver.accepted)).toEqual([free.id, free.id, stuck.id, stuck.id]),
    );
    await other.goAway();
  });

  it('tries what waits for hours again at once, in order, when the release has more to say', async () => {
    const { id } = await addTarget(receiver.url);
    const release = await chattyRelease();
    await release.speak(2);
    const [head, behind] = await deliveriesTo(id);
    const inHours = new Date(Date.now() + 10 * 3_600_000);
    await prismaClient().notificationDelivery.update({
      where: { seq: head?.seq ?? 0n },
      data: { attempts: 6, nextAttemptAt: inHours },
    });
    await courier.takeDue();
    expect(await deliveriesTo(id)).toMatchObject([{ attempts: 6 }, { attempts: 0 }]);
    await release.speak();
    await deliverUntil(courier, () => expect(receiver.acceptedIds).toHaveLength(3));
    expect(receiver.acceptedIds.slice(0, 2)).toEqual([head?.eventId, behind?.eventId]);
  });

  it('sends what waits for hours once its address is corrected, and once it is enabled', async () => {
    const { id, admin, target } = await addTarget('http://127.0.0.1:9/');
    const releases = [await chattyRelease(), await chattyRelease()];
    for (const release of releases) await release.speak(2);
    const waitForHours = () =>
      prismaClient().notificationDelivery.updateMany({
        where: { state: 'waiting' },
        data: { attempts: 6, nextAttemptAt: new Date(Date.now() + 10 * 3_600_000) },
      });
    await waitForHours();
    await updateTarget(admin, id, { name: target.name, address: receiver.url });
    await deliverUntil(courier, () => expect(receiver.accepted).toHaveLength(4));

    for (const release of releases) await release.speak();
    await waitForHours();
    await updateTarget(admin, id, { enabled: false });
    await updateTarget(admin, id, { enabled: true });
    await deliverUntil(courier, () => expect(receiver.accepted).toHaveLength(6));
  });

  it('takes a 410 of an address that was corrected meanwhile for no word of the new one', async () => {
    const old = await WebhookReceiver.open();
    const { id, admin, target } = await addTarget(old.url);
    let answer = () => {};
    const corrected = new Promise<void>((resolve) => {
      answer = resolve;
    });
    old.answer = () => corrected.then(() => ({ status: 410 }));
    await (await chattyRelease()).speak();
    await deliverUntil(courier, () => expect(old.received).toHaveLength(1));
    await updateTarget(admin, id, { name: target.name, address: receiver.url });
    answer();
    await deliverUntil(courier, () => expect(receiver.accepted).toHaveLength(1));
    await courier.stop();
    expect(await prismaClient().notificationTarget.findUnique({ where: { id } })).toMatchObject({
      disabledAt: null,
    });
    expect(await deliveriesTo(id)).toMatchObject([{ state: 'delivered' }]);
    await old.goAway();
  });

  it('sends each once when several processes send', async () => {
    const { id } = await addTarget(receiver.url);
    const releases = await Promise.all([chattyRelease(), chattyRelease(), chattyRelease()]);
    for (const release of releases) await release.speak(5);
    const couriers = [courier, quickCourier(), quickCourier()];
    await vi.waitFor(
      async () => {
        await Promise.all(couriers.map((one) => one.takeDue()));
        expect(receiver.received).toHaveLength(15);
      },
      { timeout: 30_000, interval: 20 },
    );
    const written = (await deliveriesTo(id)).map(({ eventId }) => eventId);
    expect([...receiver.acceptedIds].sort()).toEqual([...written].sort());
    await Promise.all(couriers.map((one) => one.stop()));
  });

  it('sends again, under the same id, what a process took that died', async () => {
    await addTarget(receiver.url);
    await (await chattyRelease()).speak();
    const [taken] = await claimDeliveries(10, 3_600);
    await courier.takeDue();
    expect(await claimDeliveries(10, 3_600)).toEqual([]);
    // Its lease is over.
    await prismaClient().notificationDelivery.updateMany({ data: { claimedUntil: new Date(0) } });
    await deliverUntil(courier, () => expect(receiver.acceptedIds).toEqual([taken?.eventId]));
  });

  it('breaks off what is under way when it stops, and counts no attempt', async () => {
    const { id } = await addTarget(receiver.url);
    receiver.answer = () => null;
    await (await chattyRelease()).speak();
    await deliverUntil(courier, () => expect(receiver.received).toHaveLength(1));
    await courier.stop();
    expect(await deliveriesTo(id)).toMatchObject([{ state: 'waiting', attempts: 0, claimedUntil: null }]);
  });

  it('holds no more than its share for a receiver that hangs', async () => {
    const hanging = await WebhookReceiver.open();
    hanging.answer = () => null;
    await addTarget(hanging.url);
    await addTarget(receiver.url);
    const releases = await Promise.all(Array.from({ length: 6 }, chattyRelease));
    for (const release of releases) await release.speak();
    await deliverUntil(courier, () => {
      expect(receiver.accepted).toHaveLength(6);
      expect(hanging.received).toHaveLength(4);
    });
    await hanging.goAway();
  });

  it('disables a target that answers 410, and says why in the history', async () => {
    const { id, admin, target } = await addTarget(receiver.url);
    receiver.answer = () => ({ status: 410, body: 'gone' });
    const release = await chattyRelease();
    await release.speak(2);
    await deliverUntil(courier, async () =>
      expect(await prismaClient().notificationTarget.findUnique({ where: { id } })).toMatchObject({
        disabledAt: expect.any(Date),
        disabledReason: expect.stringContaining('410'),
      }),
    );
    await courier.takeDue();
    expect(receiver.received).toHaveLength(1);
    expect(await deliveriesTo(id)).toMatchObject([{ state: 'given_up' }, { state: 'waiting', attempts: 0 }]);
    const { entries } = await listAudit(admin, { limit: 1 });
    expect(entries[0]).toMatchObject({
      actor: { name: SLUICE.name },
      sentence: `disabled the notification target ${target.name}: it answered 410 Gone`,
    });
    // What waited goes out once it is enabled.
    receiver.answer = () => ({ status: 200 });
    await updateTarget(admin, id, { enabled: true });
    await deliverUntil(courier, () => expect(receiver.accepted).toHaveLength(1));
  });

  it('follows no redirect', async () => {
    const elsewhere = await WebhookReceiver.open();
    const { id } = await addTarget(receiver.url);
    receiver.answer = () => ({ status: 302, headers: { location: elsewhere.url } });
    await (await chattyRelease()).speak();
    await deliverUntil(courier, async () =>
      expect(await deliveriesTo(id)).toMatchObject([{ state: 'waiting', lastStatus: 302 }]),
    );
    expect(elsewhere.received).toEqual([]);
    await elsewhere.goAway();
  });

  it('signs with the secret before, too, until its day is over', async () => {
    const { id, admin, signs } = await addTarget(receiver.url);
    const { secret } = await rotateSecret(admin, id);
    const release = await chattyRelease();
    await release.speak();
    await deliverUntil(courier, () => expect(receiver.received).toHaveLength(1));
    const [both] = receiver.received;
    expect(String(both?.headers['webhook-signature']).split(' ')).toHaveLength(2);
    for (const one of [signs, secret ?? '']) expect(() => both && verifyReceived(one, both)).not.toThrow();

    await prismaClient().notificationTarget.update({ where: { id }, data: { previousUntil: new Date() } });
    await release.speak();
    await deliverUntil(courier, () => expect(receiver.received).toHaveLength(2));
    const alone = receiver.received[1];
    expect(() => alone && verifyReceived(secret ?? '', alone)).not.toThrow();
    expect(() => alone && verifyReceived(signs, alone)).toThrow();
  });

  it('looks at the address at each attempt, and connects to none that is private', async () => {
    const { id } = await addTarget(receiver.url);
    // As if the name had been public when it was saved. 127.* alone is allowed here.
    const address = `http://[::1]:${new URL(receiver.url).port}/hook`;
    await prismaClient().notificationTarget.update({ where: { id }, data: { address } });
    await (await chattyRelease()).speak();
    await deliverUntil(courier, async () =>
      expect(await deliveriesTo(id)).toMatchObject([
        {
          state: 'waiting',
          lastStatus: null,
          lastSaid: expect.stringContaining('::1 is not a public address'),
        },
      ]),
    );
    expect(receiver.received).toEqual([]);
  });

  it('reaches a name at an address that was checked', async () => {
    await addTarget(receiver.url.replace('127.0.0.1', 'localhost'));
    await (await chattyRelease()).speak();
    await deliverUntil(courier, () => expect(receiver.accepted).toHaveLength(1));
  });

  it('gives up after the last attempt, and goes on with what waited behind', async () => {
    const { id, admin } = await addTarget(receiver.url);
    const release = await chattyRelease();
    await release.speak(2);
    const [head] = await deliveriesTo(id);
    await prismaClient().notificationDelivery.update({
      where: { seq: head?.seq ?? 0n },
      data: { attempts: 9, createdAt: new Date(0) },
    });
    const long = 'x'.repeat(2_000);
    receiver.answer = () => ({ status: receiver.received.length === 1 ? 500 : 200, body: long });
    await deliverUntil(courier, () => expect(receiver.accepted).toHaveLength(1));
    await vi.waitFor(async () =>
      expect(await deliveriesTo(id)).toMatchObject([
        { state: 'given_up', attempts: 10, lastStatus: 500, lastSaid: 'x'.repeat(500) },
        { state: 'delivered' },
      ]),
    );
    // By hand it goes out again, under its id.
    await redeliver(admin, id, String(head?.seq));
    await deliverUntil(courier, () =>
      expect(receiver.acceptedIds.filter((one) => one === head?.eventId)).toHaveLength(1),
    );
  });
});
