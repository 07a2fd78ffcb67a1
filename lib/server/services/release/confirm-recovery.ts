import type { Actor } from '@/lib/core/access/actor';
import type { ReleaseView, TransitionInput } from '@/lib/schemas/release';
import { dayBefore } from '@/lib/server/telemetry/day-before';
import { rollUpByVersion } from '@/lib/server/telemetry/roll-up-by-version';
import { nextBlock } from '@/lib/server/telemetry/rollup-home';
import { getRelease } from './get-release';
import { move } from './internal';

/** The owner says that all is well after a rollback, over the numbers since and those of before; the release is closed. */
export async function confirmRecovery(
  actor: Actor,
  id: string,
  input: TransitionInput,
): Promise<ReleaseView> {
  const { seq, reason = '' } = input;
  await move(actor, id, seq, {
    permission: 'release:confirm_recovery',
    event: () => ({ kind: 'confirm_recovery', reason }),
    reason,
    along: async (_tx, { release, at }) => {
      if (!release.rolledBackAt) return {};
      const featureId = release.feature.id;
      const since = { featureId, from: nextBlock(release.rolledBackAt), to: at };
      const before = release.startedAt && { featureId, ...dayBefore(release.startedAt) };
      const [beforeRelease, sinceRollback] = await Promise.all([
        before && rollUpByVersion(before),
        rollUpByVersion(since),
      ]);
      return { evidence: { beforeRelease, sinceRollback } };
    },
  });
  return getRelease(actor, id);
}
