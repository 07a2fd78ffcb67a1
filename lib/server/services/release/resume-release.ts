import type { Actor } from '@/lib/core/access/actor';
import type { ReleaseView, TransitionInput } from '@/lib/schemas/release';
import { getRelease } from './get-release';
import { move } from './internal';

/** Goes on in the stage that was held, with the same exposure. */
export async function resumeRelease(actor: Actor, id: string, input: TransitionInput): Promise<ReleaseView> {
  const { seq, reason } = input;
  await move(actor, id, seq, { permission: 'release:resume', event: () => ({ kind: 'resume' }), reason });
  return getRelease(actor, id);
}
