import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import { decideTransition } from '@/lib/core/release/decide-transition';
import type { ReleaseRecord } from '../db/release-row';
import { dueTrigger } from '../services/release/due-trigger';
import { fireTrigger } from '../services/release/fire-trigger';
import { gatherRollback } from '../services/release/gather-rollback';
import { noteInForce } from '../services/release/note-faults';
import { observeRolledBack } from '../services/release/observe-rolled-back';

export const SLUICE: Extract<Actor, { kind: 'system' }> = { kind: 'system', id: 'sluice', name: 'Sluice' };

/** Looks at one release once: fires what is due, or sees that a rollback took. Acts at most once. */
export async function watchRelease(release: ReleaseRecord, now: Date): Promise<void> {
  try {
    if (release.status === 'rolling_back') await observe(release, now);
    else if (release.status !== 'offline_check') await fireDue(release, now);
  } catch (error) {
    // A person, or another process's watch, moved first; the next round sees what they did.
    const wasMoved =
      error instanceof DomainError && ['stale_state', 'conflict', 'not_found'].includes(error.code);
    if (!wasMoved) throw error;
  }
}

async function observe(release: ReleaseRecord, now: Date): Promise<void> {
  const rollback = await gatherRollback(release, now);
  const facts = { plan: noteInForce(release).plan, noteIssues: [], gate: null, rollback };
  if (decideTransition(release, { kind: 'observe_rollback' }, facts).kind === 'accepted') {
    await observeRolledBack(SLUICE, release.id, release.seq);
  }
}

async function fireDue(release: ReleaseRecord, now: Date): Promise<void> {
  const due = await dueTrigger(release, now);
  if (due) await fireTrigger(SLUICE, release.id, release.seq, due);
}
