import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import type { RecoveryView, Stretch } from '@/lib/schemas/recovery';
import { authorize } from '@/lib/server/auth/authorize';
import { prismaClient } from '@/lib/server/db/prisma-client';
import { findRelease } from '@/lib/server/db/release-row';
import { dayBefore } from '@/lib/server/telemetry/day-before';
import { rollUpByVersion } from '@/lib/server/telemetry/roll-up-by-version';
import { nextBlock } from '@/lib/server/telemetry/rollup-home';

/** All traffic of the day before the release, of its time, and since its rollback; null for one without a rollback. */
export async function getRecovery(actor: Actor, id: string): Promise<RecoveryView | null> {
  authorize(actor, 'release:read');
  const release = await findRelease(prismaClient(), id);
  if (!release) throw new DomainError('not_found', 'There is no such release.', 'unknown_release');
  const { rolledBackAt, startedAt, endedAt, feature } = release;
  if (!rolledBackAt || !startedAt) return null;
  const day = dayBefore(startedAt);
  const [before, during, since] = await Promise.all([
    stretch(feature.id, day.from, day.to),
    stretch(feature.id, startedAt, rolledBackAt),
    stretch(feature.id, nextBlock(rolledBackAt), endedAt ?? new Date()),
  ]);
  return { before, during, since };
}

async function stretch(featureId: string, from: Date, to: Date): Promise<Stretch> {
  const totals = await rollUpByVersion({ featureId, from, to });
  return { from: from.toISOString(), to: to.toISOString(), totals };
}
