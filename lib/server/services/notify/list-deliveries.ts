import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import type { DeliveryPage } from '@/lib/schemas/notification';
import { authorize } from '@/lib/server/auth/authorize';
import { readDeliveries } from '@/lib/server/db/notification-log';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { fetchTarget } from './internal';

const PAGE = 25;

/** What went or goes to a target, the newest first. `before`: the `next` of the page before. */
export async function listDeliveries(
  actor: Actor,
  targetId: string,
  before: string | null,
): Promise<DeliveryPage> {
  authorize(actor, 'target:manage');
  await fetchTarget(prismaClient(), targetId);
  const found = await readDeliveries(prismaClient(), targetId, {
    before: before === null ? null : seqOf(before),
    limit: PAGE + 1,
  });
  const deliveries = found.slice(0, PAGE);
  return { deliveries, next: found.length > PAGE ? (deliveries.at(-1)?.id ?? null) : null };
}

function seqOf(text: string): bigint {
  if (/^\d{1,18}$/.test(text)) return BigInt(text);
  const message = 'Give as `before` what a page gave as `next`.';
  throw new DomainError('invalid_input', message, 'invalid_page', [
    { code: 'invalid_page', field: 'before', message },
  ]);
}
