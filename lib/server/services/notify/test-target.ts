import type { Actor } from '@/lib/core/access/actor';
import { testMessage } from '@/lib/core/notify/test-message';
import type { TargetTest } from '@/lib/schemas/notification';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { sendMessage } from '@/lib/server/delivery/send-message';
import { messageId } from '@/lib/server/notify/announce';
import { fetchTarget } from './internal';

/** Sends a message of its own at once, ahead of what waits, and says what came back. It is tried once and not logged. */
export async function testTarget(actor: Actor, id: string, signal: AbortSignal): Promise<TargetTest> {
  authorize(actor, 'target:manage');
  const target = await fetchTarget(prismaClient(), id);
  const at = new Date();
  const body = JSON.stringify(testMessage(at, actor.name, target.name));
  const began = performance.now();
  const { kind, status, said } = await sendMessage({ id: messageId(), body, target }, at, signal);
  return { ok: kind === 'delivered', status, said, durationMs: Math.round(performance.now() - began) };
}
