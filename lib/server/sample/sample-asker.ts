import type { Actor } from '@/lib/core/access/actor';
import { prismaClient } from '../db/prisma-client';

/** The person who added the sample, as they are now; null when they may not own a release any more. */
export async function sampleAsker(): Promise<Actor | null> {
  const added = await prismaClient().auditEntry.findFirst({
    where: { action: 'sample.added' },
    orderBy: { seq: 'desc' },
    select: { actorId: true },
  });
  const user = added && (await prismaClient().user.findUnique({ where: { id: added.actorId } }));
  if (!user || user.disabledAt || (user.role !== 'admin' && user.role !== 'member')) return null;
  return { kind: 'user', id: user.id, name: user.name, email: user.email, role: user.role };
}
