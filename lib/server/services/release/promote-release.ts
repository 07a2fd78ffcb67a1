import type { Actor } from '@/lib/core/access/actor';
import type { ReleaseView, TransitionInput } from '@/lib/schemas/release';
import { getRelease } from './get-release';
import { move } from './internal';

/** Leaves the present stage for the next: the one way by which exposure grows. */
export async function promoteRelease(actor: Actor, id: string, input: TransitionInput): Promise<ReleaseView> {
  const { seq, reason, overrides = [] } = input;
  await move(actor, id, seq, {
    permission: 'release:promote',
    event: () => ({ kind: 'promote', overrides }),
    reason,
    along: async () => (overrides.length > 0 ? { data: { overrides } } : {}),
  });
  return getRelease(actor, id);
}
