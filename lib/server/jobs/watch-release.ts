import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import { decideTransition } from '@/lib/core/release/decide-transition';
import type { FiredTrigger } from '@/lib/core/release/release-state';
import type { ReleaseEvent, RollbackObservation } from '@/lib/core/release/transition';
import type { ReleaseRecord } from '../db/release-row';
import { fireTrigger } from '../services/release/fire-trigger';
import { gatherRollback } from '../services/release/gather-rollback';
import { type EvaluatedTrigger, gatherTriggers } from '../services/release/gather-triggers';
import { noteInForce } from '../services/release/note-faults';
import { observeRolledBack } from '../services/release/observe-rolled-back';

const SLUICE: Extract<Actor, { kind: 'system' }> = { kind: 'system', id: 'sluice', name: 'Sluice' };

/** Looks at one release once: fires what is due, or sees that a rollback took. Acts at most once. */
export async function watchRelease(release: ReleaseRecord, now: Date): Promise<void> {
  try {
    if (release.status === 'rolling_back') await observe(release, now);
    else await fireDue(release, now);
  } catch (error) {
    // A person, or another process's watch, moved first; the next round sees what they did.
    const wasMoved =
      error instanceof DomainError && ['stale_state', 'conflict', 'not_found'].includes(error.code);
    if (!wasMoved) throw error;
  }
}

async function observe(release: ReleaseRecord, now: Date): Promise<void> {
  const rollback = await gatherRollback(release, now);
  if (isAccepted(release, { kind: 'observe_rollback' }, rollback)) {
    await observeRolledBack(SLUICE, release.id, release.seq);
  }
}

async function fireDue(release: ReleaseRecord, now: Date): Promise<void> {
  const due = (await gatherTriggers(release))
    .flatMap((evaluated) => firedOf(evaluated) ?? [])
    // What takes exposure away comes before what only freezes it.
    .sort((a, b) => Number(a.action === 'hold') - Number(b.action === 'hold'))
    .find((fired) => {
      const stamped = { ...fired, firedAt: now.toISOString(), acknowledgedAt: null };
      return isAccepted(release, { kind: 'fire_trigger', fired: stamped }, null);
    });
  if (due) await fireTrigger(SLUICE, release.id, release.seq, due);
}

function firedOf({
  trigger,
  values: { baseline, candidate },
  evaluation,
}: EvaluatedTrigger): Omit<FiredTrigger, 'firedAt' | 'acknowledgedAt'> | null {
  if (evaluation.kind !== 'fires') return null;
  return {
    triggerId: trigger.id,
    sentence: evaluation.sentence,
    action: trigger.action,
    candidate,
    baseline: trigger.comparison === 'absolute' ? null : baseline,
    threshold: trigger.threshold,
  };
}

/** Asks the stage machine first, so that a latched trigger does not open a transaction every round. */
function isAccepted(
  release: ReleaseRecord,
  event: ReleaseEvent,
  rollback: RollbackObservation | null,
): boolean {
  const { plan } = noteInForce(release);
  return decideTransition(release, event, { plan, noteIssues: [], gate: null, rollback }).kind === 'accepted';
}
