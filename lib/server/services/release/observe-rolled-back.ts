import type { Actor } from '@/lib/core/access/actor';
import { move } from './internal';

/** For the watch alone: telemetry shows that nothing carries the candidate any more (rule 7). */
export async function observeRolledBack(
  actor: Extract<Actor, { kind: 'system' }>,
  id: string,
  seenSeq: number,
): Promise<void> {
  await move(actor, id, seenSeq, {
    permission: 'release:roll_back',
    event: () => ({ kind: 'observe_rollback' }),
  });
}
