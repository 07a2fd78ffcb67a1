import type { Actor } from '@/lib/core/access/actor';
import type { NotificationSetup } from '@/lib/schemas/notification';
import { authorize } from '@/lib/server/auth/authorize';
import { readTargets } from '@/lib/server/db/notification-targets';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { env } from '@/lib/server/env';
import { viewTargets } from './target-views';

/** By name, disabled ones too, with what a form needs to know. For admins alone: an address is often a secret. */
export async function listTargets(actor: Actor): Promise<NotificationSetup> {
  authorize(actor, 'target:manage');
  const db = prismaClient();
  const [targets, features] = await Promise.all([
    readTargets(db),
    db.feature.findMany({ select: { key: true, name: true }, orderBy: { key: 'asc' } }),
  ]);
  return {
    targets: await viewTargets(db, targets),
    features,
    mailIsSetUp: env().SLUICE_SMTP_URL !== undefined,
    publicUrlIsSet: env().PUBLIC_URL !== undefined,
  };
}
