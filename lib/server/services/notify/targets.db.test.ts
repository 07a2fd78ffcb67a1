import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CreateTargetInput } from '@/lib/schemas/notification';
import { findTarget } from '@/lib/server/db/notification-targets';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { SLUICE } from '@/lib/server/jobs/watch-release';
import { unsealSecret } from '@/lib/server/monitoring/seal-secret';
import { makeKey, makeUser } from '@/lib/testing/factories';
import { addTarget, allowLocalTargets, chattyRelease } from '@/lib/testing/notification-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { verifyReceived, WebhookReceiver } from '@/lib/testing/webhook-receiver';
import { listAudit } from '../audit/list-audit';
import { createTarget } from './create-target';
import { disableGone } from './disable-gone';
import { listDeliveries } from './list-deliveries';
import { listTargets } from './list-targets';
import { redeliver } from './redeliver';
import { removeTarget } from './remove-target';
import { rotateSecret } from './rotate-secret';
import { testTarget } from './test-target';
import { updateTarget } from './update-target';

useServiceDatabase();
allowLocalTargets();

const URL_THERE = 'http://127.0.0.1:9/hook-with-a-token';
const webhook = (changes: object = {}): CreateTargetInput => ({
  ...{ name: `hook ${randomUUID().slice(0, 8)}`, kind: 'webhook', address: URL_THERE, ...changes },
});
const signal = new AbortController().signal;
const typesTo = async (targetId: string) => {
  const rows = await prismaClient().notificationDelivery.findMany({
    where: { targetId },
    orderBy: { seq: 'asc' },
    include: { event: true },
  });
  return rows.map(({ event }) => event.type);
};

describe('a notification target', () => {
  it('shows its secret once, keeps it sealed, and leaves neither it nor the address in the history', async () => {
    const admin = await makeUser('admin');
    const { target, secret } = await createTarget(admin, webhook());
    expect(Buffer.from(secret?.replace('whsec_', '') ?? '', 'base64')).toHaveLength(32);
    const row = await findTarget(prismaClient(), target.id);
    expect(unsealSecret(row?.sealedSecret ?? '', target.id)).toBe(secret);
    await updateTarget(admin, target.id, { name: target.name, address: `${URL_THERE}/2` });
    const { secret: second } = await rotateSecret(admin, target.id);
    expect(second).not.toBe(secret);
    const read = JSON.stringify([await listTargets(admin), row]);
    const history = JSON.stringify(await listAudit(admin, { limit: 200 }));
    for (const text of [secret ?? '', second ?? '']) expect(read + history).not.toContain(text);
    expect(history).not.toContain('hook-with-a-token');
  });

  it('is changed, disabled, enabled and removed, each with a row of history, and nothing done leaves none', async () => {
    const admin = await makeUser('admin');
    const { target } = await createTarget(admin, webhook());
    const { id, name, address } = target;
    const events = ['release.trigger_fired' as const];
    expect(await updateTarget(admin, id, { name: `${name}!`, address, events })).toMatchObject({ events });
    await updateTarget(admin, id, { name: `${name}!`, address, events });
    await updateTarget(admin, id, { enabled: false });
    await updateTarget(admin, id, { enabled: false });
    expect((await updateTarget(admin, id, { enabled: true })).disabledAt).toBeNull();
    await removeTarget(admin, id);
    const { entries } = await listAudit(admin, { limit: 5 });
    expect(entries.map(({ sentence }) => sentence)).toEqual([
      `removed the notification target ${name}!`,
      `enabled the notification target ${name}! again`,
      `disabled the notification target ${name}!`,
      `changed the notification target ${name}!: name, events`,
      `added the notification target ${name}`,
    ]);
    await expect(removeTarget(admin, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it.each<[string, object, string, string]>([
    ['an address of another kind', { address: 'file:///etc/passwd' }, 'address', 'invalid_input'],
    ['a password in the address', { address: 'http://a:b@example.com' }, 'address', 'invalid_input'],
    ['the metadata service', { address: 'http://169.254.169.254/latest' }, 'address', 'address_not_public'],
    ['a private address', { address: 'https://10.0.0.1/' }, 'address', 'address_not_public'],
    ['loopback in disguise', { address: 'http://[::ffff:192.168.0.1]/' }, 'address', 'address_not_public'],
    ['a number that is an address', { address: 'http://0xa000001/' }, 'address', 'address_not_public'],
    ['an event that there is not', { events: ['release.eaten'] }, 'events.0', 'invalid_input'],
    ['a feature that there is not', { features: ['nowhere'] }, 'features', 'unknown_feature'],
    ['an empty name', { name: ' ' }, 'name', 'invalid_input'],
    ['a mail address that is none', { kind: 'email', address: 'everyone' }, 'address', 'invalid_input'],
    ['a mail where no SMTP is set up', { kind: 'email', address: 'a@example.com' }, 'kind', 'smtp_missing'],
  ])('is refused for %s, by its field', async (_, changes, field, reason) => {
    const admin = await makeUser('admin');
    const error = await createTarget(admin, webhook(changes)).then(
      () => null,
      (thrown: { reason?: string; issues: { field?: string; path?: unknown[] }[] }) => thrown,
    );
    expect(error?.reason ?? 'invalid_input').toBe(reason);
    expect(error?.issues.map((issue) => issue.field ?? issue.path?.join('.'))).toContain(field);
  });

  it('is not disabled by the 410 of an address that it had before', async () => {
    const { id } = await addTarget(URL_THERE);
    await disableGone(SLUICE, { id, address: `${URL_THERE}-before` });
    expect(await findTarget(prismaClient(), id)).toMatchObject({ disabledAt: null });
    await disableGone(SLUICE, { id, address: URL_THERE });
    expect(await findTarget(prismaClient(), id)).toMatchObject({ disabledAt: expect.any(Date) });
  });

  it('has a name of its own', async () => {
    const { admin, target } = await addTarget(URL_THERE);
    await expect(createTarget(admin, webhook({ name: target.name }))).rejects.toMatchObject({
      reason: 'name_taken',
      issues: [{ field: 'name' }],
    });
    const other = await addTarget(URL_THERE);
    await expect(
      updateTarget(admin, other.id, { name: target.name, address: URL_THERE }),
    ).rejects.toMatchObject({ reason: 'name_taken' });
  });

  it('is seen and managed by admins alone', async () => {
    const { id } = await addTarget(URL_THERE);
    const release = await chattyRelease();
    await release.speak();
    const delivery = await prismaClient().notificationDelivery.findFirstOrThrow({ where: { targetId: id } });
    for (const actor of [
      await makeUser('member'),
      await makeUser('viewer'),
      (await makeKey(['release'])).actor,
    ]) {
      const tries = [
        () => listTargets(actor),
        () => createTarget(actor, webhook()),
        () => updateTarget(actor, id, { enabled: false }),
        () => rotateSecret(actor, id),
        () => testTarget(actor, id, signal),
        () => listDeliveries(actor, id, null),
        () => redeliver(actor, id, String(delivery.seq)),
        () => removeTarget(actor, id),
      ];
      for (const one of tries) await expect(one()).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it('is sent a test at once, which says what came back', async () => {
    const receiver = await WebhookReceiver.open();
    const { admin, id, signs } = await addTarget(receiver.url);
    receiver.answer = () => ({ status: 202, body: 'thanks' });
    expect(await testTarget(admin, id, signal)).toMatchObject({ ok: true, status: 202, said: 'thanks' });
    const [received] = receiver.received;
    expect(received && verifyReceived(signs, received)).toMatchObject({ type: 'target.test' });
    await receiver.goAway();
    expect(await testTarget(admin, id, signal)).toMatchObject({
      ok: false,
      status: null,
      said: 'Nothing listens there: the connection was refused.',
    });
  });
});

describe('the outbox', () => {
  it('keeps for each target what it wants of the features that it wants', async () => {
    const release = await chattyRelease();
    const elsewhere = await chattyRelease();
    const [all, thisFeature, otherEvents, disabled] = [
      await addTarget(URL_THERE),
      await addTarget(URL_THERE, { features: [release.feature.key] }),
      await addTarget(URL_THERE, { events: ['release.trigger_fired'] }),
      await addTarget(URL_THERE),
    ];
    await updateTarget(disabled.admin, disabled.id, { enabled: false });
    await release.speak();
    await elsewhere.speak();
    expect(await typesTo(all.id)).toEqual(['release.handed_over', 'release.handed_over']);
    expect(await typesTo(thisFeature.id)).toEqual(['release.handed_over']);
    expect(await typesTo(otherEvents.id)).toEqual([]);
    expect(await typesTo(disabled.id)).toEqual([]);
  });

  it('keeps what a sample tells, marked as such, for who named its feature alone', async () => {
    const sample = await chattyRelease();
    await prismaClient().feature.update({ where: { id: sample.feature.id }, data: { isSample: true } });
    const all = await addTarget(URL_THERE);
    const named = await addTarget(URL_THERE, { features: [sample.feature.key] });
    await sample.speak();
    expect(await typesTo(all.id)).toEqual([]);
    expect(await typesTo(named.id)).toEqual(['release.handed_over']);
    const { event } = await prismaClient().notificationDelivery.findFirstOrThrow({
      where: { targetId: named.id },
      include: { event: true },
    });
    expect(JSON.parse(event.body)).toMatchObject({ data: { sample: true } });
  });

  it('keeps nothing where nobody wants it, or where the change did not happen', async () => {
    await prismaClient().notificationTarget.deleteMany();
    const release = await chattyRelease();
    await release.speak();
    expect(await prismaClient().notificationEvent.count({ where: { releaseId: release.id } })).toBe(0);
    const { id } = await addTarget(URL_THERE);
    // The message cannot be written, so the change and its row of history are not either.
    await prismaClient()
      .$executeRaw`ALTER TABLE notification_delivery ADD CONSTRAINT none CHECK (false) NOT VALID`;
    await expect(release.speak()).rejects.toThrow();
    await prismaClient().$executeRaw`ALTER TABLE notification_delivery DROP CONSTRAINT none`;
    expect(await typesTo(id)).toEqual([]);
    expect(await prismaClient().notificationEvent.count({ where: { releaseId: release.id } })).toBe(0);
  });

  it('does not wait for an admin who changes or removes a target', async () => {
    const [changing, leaving] = [await addTarget(URL_THERE), await addTarget(URL_THERE)];
    const release = await chattyRelease();
    await prismaClient().$transaction(async (tx) => {
      await tx.notificationTarget.update({ where: { id: changing.id }, data: { name: 'in between' } });
      await tx.notificationTarget.delete({ where: { id: leaving.id } });
      await release.speak();
    });
    expect(await typesTo(changing.id)).toEqual(['release.handed_over']);
  });
});

describe('the log of a target', () => {
  it('comes in pages, the newest first, and a message goes out again when it is told to', async () => {
    const { id, admin } = await addTarget(URL_THERE);
    const release = await chattyRelease();
    await release.speak(26);
    const first = await listDeliveries(admin, id, null);
    expect(first.deliveries).toHaveLength(25);
    const rest = await listDeliveries(admin, id, first.next);
    expect(rest).toMatchObject({
      deliveries: [{ type: 'release.handed_over', state: 'waiting' }],
      next: null,
    });
    const [oldest] = rest.deliveries;
    expect(oldest?.release).toEqual({ id: release.id, title: 'A new prompt', isThere: true });

    await expect(redeliver(admin, id, oldest?.id ?? '')).rejects.toMatchObject({ reason: 'still_waiting' });
    await prismaClient().notificationDelivery.updateMany({ data: { state: 'given_up' } });
    const again = await redeliver(admin, id, oldest?.id ?? '');
    expect(again).toMatchObject({ messageId: oldest?.messageId, state: 'waiting', attempts: 0 });
    for (const wrong of ['0', 'x', '9'.repeat(30)])
      await expect(redeliver(admin, id, wrong)).rejects.toMatchObject({ code: 'not_found' });
    await expect(listDeliveries(admin, id, 'x')).rejects.toMatchObject({ reason: 'invalid_page' });
  });
});
