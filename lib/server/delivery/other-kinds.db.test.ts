import { SMTPServer } from 'smtp-server';
import { describe, expect, it } from 'vitest';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { env } from '@/lib/server/env';
import {
  addTarget,
  allowLocalTargets,
  chattyRelease,
  deliverUntil,
  quickCourier,
} from '@/lib/testing/notification-scenario';
import { useServiceDatabase } from '@/lib/testing/service-database';
import { WebhookReceiver } from '@/lib/testing/webhook-receiver';

useServiceDatabase();
allowLocalTargets();

interface Mail {
  from: string;
  to: string[];
  text: string;
}

/** Takes mails on a port of its own; refuses those to `nobody@`. */
async function openMailServer(): Promise<{ url: string; mails: Mail[]; close: () => Promise<void> }> {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, callback) {
      callback(address.startsWith('nobody@') ? new Error('There is no such mailbox') : null);
    },
    onData(stream, { envelope }, callback) {
      let text = '';
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => {
        text += chunk;
      });
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), text });
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${port}`, mails, close };
}

describe('a target', () => {
  it('for mail gets one in text and HTML from the SMTP server, and keeps what that refused', async () => {
    const server = await openMailServer();
    Object.assign(env(), { SLUICE_SMTP_URL: server.url, SLUICE_MAIL_FROM: 'Sluice <sluice@example.com>' });
    const { id } = await addTarget('', { kind: 'email', address: 'oncall@example.com' });
    const refused = await addTarget('', { kind: 'email', address: 'nobody@example.com' });
    const courier = quickCourier();
    await (await chattyRelease()).speak();
    await deliverUntil(courier, async () => {
      const row = await prismaClient().notificationDelivery.findFirst({ where: { targetId: refused.id } });
      expect(row).toMatchObject({
        lastStatus: 550,
        lastSaid: expect.stringContaining('There is no such mailbox'),
      });
      expect(server.mails).toHaveLength(1);
    });
    const [mail] = server.mails;
    expect(mail).toMatchObject({ from: 'sluice@example.com', to: ['oncall@example.com'] });
    expect(mail?.text).toContain('Subject: [Sluice] Ownership handed over: A new prompt');
    expect(mail?.text).toMatch(/Content-Type: text\/plain[\s\S]*Content-Type: text\/html/);
    const delivered = await prismaClient().notificationDelivery.findFirstOrThrow({ where: { targetId: id } });
    expect(delivered).toMatchObject({ state: 'delivered', lastStatus: 250 });
    expect(mail?.text).toContain(`<${delivered.eventId}.${id}@sluice>`);

    await server.close();
    await (await chattyRelease()).speak();
    await deliverUntil(courier, async () =>
      expect(
        await prismaClient().notificationDelivery.findFirst({
          where: { targetId: id, lastStatus: null, attempts: { gt: 0 } },
        }),
      ).toMatchObject({ lastSaid: 'The SMTP server could not be spoken to (ESOCKET).' }),
    );
    await courier.stop();
  });

  it('for Slack gets text and blocks, unsigned', async () => {
    const receiver = await WebhookReceiver.open();
    const { secret } = await addTarget(receiver.url, { kind: 'slack' });
    expect(secret).toBeNull();
    receiver.answer = () => ({ status: 200, body: 'ok' });
    const courier = quickCourier();
    const release = await chattyRelease();
    await release.speak();
    await deliverUntil(courier, () => expect(receiver.received).toHaveLength(1));
    const [received] = receiver.received;
    expect(received?.headers['webhook-signature']).toBeUndefined();
    expect(JSON.parse(received?.body ?? '')).toMatchObject({
      text: expect.stringMatching(/^Ownership handed over: A new prompt\. .* handed the release over/),
      blocks: [
        {
          text: {
            text: expect.stringContaining(`<https://sluice.example.com/releases/${release.id}|A new prompt>`),
          },
        },
        { type: 'context' },
      ],
    });
    await courier.stop();
    await receiver.goAway();
  });
});
