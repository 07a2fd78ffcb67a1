import type { Actor } from '@/lib/core/access/actor';
import type { FiredTrigger } from '@/lib/core/release/release-state';
import { move } from './internal';

/** For the watch alone: latches the trigger, and takes exposure away or freezes it, in one transaction. */
export async function fireTrigger(
  actor: Extract<Actor, { kind: 'system' }>,
  id: string,
  seenSeq: number,
  fired: Omit<FiredTrigger, 'firedAt' | 'acknowledgedAt'>,
): Promise<void> {
  await move(actor, id, seenSeq, {
    permission: 'release:roll_back',
    event: (at) => ({
      kind: 'fire_trigger',
      fired: { ...fired, firedAt: at.toISOString(), acknowledgedAt: null },
    }),
    reason: fired.sentence,
    along: async () => ({
      data: { triggerId: fired.triggerId, action: fired.action, sentence: fired.sentence },
      evidence: { trigger: fired },
    }),
  });
}
