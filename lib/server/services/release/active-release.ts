import { DomainError } from '@/lib/core/domain-error';
import { ACTIVE_STATUSES, type ReleaseStatus } from '@/lib/core/release/release-state';
import type { Reader } from '@/lib/server/db/reader';

/** Why one release of a feature keeps the next from beginning, by where it stands. */
const REASONS: Record<(typeof ACTIVE_STATUSES)[number], string> = {
  draft: 'is a draft: finish or abandon it first.',
  offline_check: 'is in its offline check: finish or abandon it first.',
  live: 'is live: complete it or roll it back first.',
  held: 'is held: complete it or roll it back first.',
  rolling_back:
    'is rolling back: some requests may still carry its candidate. A new release can begin once recovery is confirmed.',
  recovery_unconfirmed:
    'was rolled back and its recovery is not confirmed: its owner confirms it over the numbers since, then a new release can begin.',
};

/** At most one active release a feature (rule 7). It holds for a write that has the feature locked. */
export async function refuseSecondRelease(reader: Reader, featureId: string): Promise<void> {
  const active = await reader.release.findFirst({
    where: { featureId, status: { in: [...ACTIVE_STATUSES] } },
  });
  if (!active) return;
  const status = active.status satisfies ReleaseStatus;
  const why = status in REASONS ? REASONS[status as keyof typeof REASONS] : 'is active.';
  const message = `"${active.title}" ${why}`;
  throw new DomainError('conflict', message, 'active_release', [], {
    release: { id: active.id, title: active.title, status },
  });
}
