import type { Actor } from '@/lib/core/access/actor';
import type { ReleaseView, TransitionInput } from '@/lib/schemas/release';
import { getRelease } from './get-release';
import { move } from './internal';
import { putDraftInForce } from './put-draft-in-force';

/** Begins the offline check; the draft becomes the first revision in force (rule 1: only a whole note starts). */
export async function startRelease(actor: Actor, id: string, input: TransitionInput): Promise<ReleaseView> {
  const { seq, reason } = input;
  await move(actor, id, seq, {
    permission: 'release:start',
    event: () => ({ kind: 'start' }),
    reason,
    along: async (tx, deciding) => {
      const { changes, ...rest } = await putDraftInForce(tx, deciding);
      return { ...rest, changes: { ...changes, startedAt: deciding.at } };
    },
  });
  return getRelease(actor, id);
}
