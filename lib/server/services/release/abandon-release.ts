import type { Actor } from '@/lib/core/access/actor';
import type { ReleaseView, TransitionInput } from '@/lib/schemas/release';
import { getRelease } from './get-release';
import { move } from './internal';

/** Ends a release before any traffic. */
export async function abandonRelease(actor: Actor, id: string, input: TransitionInput): Promise<ReleaseView> {
  const reason = input.reason ?? '';
  await move(actor, id, input.seq, {
    permission: 'release:abandon',
    event: () => ({ kind: 'abandon', reason }),
    reason,
  });
  return getRelease(actor, id);
}
