import type { Actor } from '@/lib/core/access/actor';
import type { ReleaseView, TransitionInput } from '@/lib/schemas/release';
import { getRelease } from './get-release';
import { move } from './internal';

/** Freezes exposure where it is, until the owner resumes or someone rolls back. */
export async function holdRelease(actor: Actor, id: string, input: TransitionInput): Promise<ReleaseView> {
  const reason = input.reason ?? '';
  await move(actor, id, input.seq, {
    permission: 'release:hold',
    event: () => ({ kind: 'hold', reason }),
    reason,
  });
  return getRelease(actor, id);
}
