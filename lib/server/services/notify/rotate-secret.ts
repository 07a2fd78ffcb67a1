import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import type { TargetWithSecret } from '@/lib/schemas/notification';
import { write } from '@/lib/server/audit/write';
import { changeTarget } from '@/lib/server/db/notification-targets';
import { makeWebhookSecret } from '@/lib/server/delivery/webhook-secret';
import { sealSecret } from '@/lib/server/monitoring/seal-secret';
import { fetchLocked, fetchTarget } from './internal';
import { viewTarget } from './target-views';

const SIGNS_ALONG_MS = 24 * 3_600_000;

/** A new signing secret, given out this once; the one before signs along for a day, so that no message is lost. */
export async function rotateSecret(actor: Actor, id: string): Promise<TargetWithSecret> {
  return write({ actor, permission: 'target:manage' }, async (tx, { at }) => {
    const { name, kind, sealedSecret } = await fetchLocked(tx, id);
    if (kind !== 'webhook') {
      throw new DomainError('conflict', 'Only a webhook is signed: this one has no secret.', 'no_secret');
    }
    const secret = makeWebhookSecret();
    const previousUntil = new Date(at.getTime() + SIGNS_ALONG_MS);
    const sealed = { sealedSecret: sealSecret(secret, id), sealedPrevious: sealedSecret };
    await changeTarget(tx, id, { ...sealed, previousUntil, updatedAt: at });
    return {
      result: { target: await viewTarget(tx, await fetchTarget(tx, id)), secret },
      audits: [{ action: 'target.secret_rotated', data: { targetId: id, name } }],
    };
  });
}
