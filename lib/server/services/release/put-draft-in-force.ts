import { addRevision } from '@/lib/server/db/release-changes';
import type { Transaction } from '@/lib/server/db/transaction';
import type { Along, Deciding } from './internal';

/** Writes the draft as the next revision, which holds from now on. */
export async function putDraftInForce(tx: Transaction, { actor, release, at }: Deciding): Promise<Along> {
  const number = (release.inForce?.number ?? 0) + 1;
  await addRevision(tx, release.id, {
    number,
    note: release.draft.note,
    createdById: actor.id,
    createdAt: at,
  });
  // The plan's cohorts are part of the note, so routing follows it.
  return { changes: { noteRevision: number }, noteRevision: number, data: { number }, routing: true };
}
