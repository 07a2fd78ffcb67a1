import type { Actor } from '@/lib/core/access/actor';
import type { ReleaseView, TransitionInput } from '@/lib/schemas/release';
import { getRelease } from './get-release';
import { move } from './internal';

/** The owner answers for a trigger that fired; it stays with the release. */
export async function acknowledgeTrigger(
  actor: Actor,
  id: string,
  input: TransitionInput,
): Promise<ReleaseView> {
  const { seq, reason } = input;
  await move(actor, id, seq, {
    permission: 'release:acknowledge',
    event: (at) => ({ kind: 'acknowledge_trigger', at: at.toISOString() }),
    reason,
    along: async (_tx, { release }) => ({
      data: { sentence: release.firedTrigger?.sentence ?? null },
      evidence: { trigger: release.firedTrigger },
    }),
  });
  return getRelease(actor, id);
}
