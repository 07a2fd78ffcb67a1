import type { Actor } from '@/lib/core/access/actor';
import type { ReleaseView, TransitionInput } from '@/lib/schemas/release';
import { getRelease } from './get-release';
import { move } from './internal';

/** Takes exposure to nothing at once. Asks for no measurement, so that nothing slows it. */
export async function rollBackRelease(
  actor: Actor,
  id: string,
  input: TransitionInput,
): Promise<ReleaseView> {
  const reason = input.reason ?? '';
  await move(actor, id, input.seq, {
    permission: 'release:roll_back',
    event: () => ({ kind: 'roll_back', reason }),
    reason,
  });
  return getRelease(actor, id);
}
