import type { AttemptOutcome } from '@/lib/core/notify/decide-delivery';
import type { Message } from '@/lib/core/notify/message';
import { slackMessage } from '@/lib/core/notify/slack-message';
import type { TargetRecord } from '../db/notification-targets';
import { unsealSecret } from '../monitoring/seal-secret';
import { postJson } from './post-json';
import { sendMail } from './send-mail';
import { signWebhook } from './webhook-secret';

export interface Outgoing {
  /** The same at every attempt: by it a receiver knows what it has seen. */
  id: string;
  /** JSON of a Message, the same at every attempt. */
  body: string;
  target: Pick<TargetRecord, 'id' | 'kind' | 'address' | 'sealedSecret' | 'sealedPrevious' | 'previousUntil'>;
}

/** One attempt. Throws only when `signal` ended it. */
export async function sendMessage(
  outgoing: Outgoing,
  at: Date,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const { id, body, target } = outgoing;
  // Stored by this server alone, from a Message.
  const message = JSON.parse(body) as Message;
  switch (target.kind) {
    case 'webhook':
      return sendWebhook(outgoing, at, signal);
    case 'slack':
      return postJson({
        url: target.address,
        body: JSON.stringify(slackMessage(message)),
        headers: {},
        signal,
      });
    case 'email':
      return sendMail(`${id}.${target.id}`, target.address, message, signal);
  }
}

async function sendWebhook(
  { id, body, target }: Outgoing,
  at: Date,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const current = unsealed(target.sealedSecret, target.id);
  if (current === null) {
    const said =
      'The signing secret cannot be read any more: NEXTAUTH_SECRET has changed. Rotate the secret.';
    return { kind: 'failed', status: null, said };
  }
  const isRotating = target.previousUntil !== null && target.previousUntil > at;
  const previous = isRotating ? unsealed(target.sealedPrevious, target.id) : null;
  const secrets = previous === null ? [current] : [current, previous];
  const unixSeconds = Math.floor(at.getTime() / 1000);
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(unixSeconds),
    'webhook-signature': signWebhook(secrets, id, unixSeconds, body),
  };
  return postJson({ url: target.address, body, headers, signal });
}

function unsealed(sealed: string | null, targetId: string): string | null {
  return sealed === null ? null : unsealSecret(sealed, targetId);
}
