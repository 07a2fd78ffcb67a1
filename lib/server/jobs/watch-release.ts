import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import { decideTransition } from '@/lib/core/release/decide-transition';
import type { ReleaseRecord } from '../db/release-row';
import { dueAction, type FiringReadings } from '../services/release/due-action';
import { excludeCohortBySystem } from '../services/release/exclude-cohort';
import { fireTrigger } from '../services/release/fire-trigger';
import { gatherRollback } from '../services/release/gather-rollback';
import { noteInForce } from '../services/release/note-faults';
import { observeRolledBack } from '../services/release/observe-rolled-back';

export const SLUICE: Extract<Actor, { kind: 'system' }> = { kind: 'system', id: 'sluice', name: 'Sluice' };

/** Does what is due for one release, or sees that a rollback took. Acts at most once. */
export async function watchRelease(
  release: ReleaseRecord,
  reading: FiringReadings | null,
  now: Date,
): Promise<void> {
  try {
    if (release.status === 'rolling_back') await observe(release, now);
    else await act(release, reading, now);
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

async function act(release: ReleaseRecord, reading: FiringReadings | null, now: Date): Promise<void> {
  const due = dueAction(release, reading, now);
  if (due?.kind === 'fire') await fireTrigger(SLUICE, release.id, release.seq, due.fired);
  if (due?.kind === 'exclude') {
    const { attribute, value, fired } = due;
    const { triggerId, sentence } = fired;
    const excluded = { attribute, value, reason: sentence, triggerId, evidence: { trigger: fired } };
    await excludeCohortBySystem(SLUICE, release.id, release.seq, excluded);
  }
}
