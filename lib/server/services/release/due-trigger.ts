import { decideTransition } from '@/lib/core/release/decide-transition';
import type { FiredTrigger } from '@/lib/core/release/release-state';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { type EvaluatedTrigger, gatherTriggers } from './gather-triggers';
import { noteInForce } from './note-faults';

export type DueTrigger = Omit<FiredTrigger, 'firedAt' | 'acknowledgedAt'>;

/** The trigger that must act on this release now, by the stage machine's word; null when there is none. */
export async function dueTrigger(release: ReleaseRecord, now: Date): Promise<DueTrigger | null> {
  const facts = { plan: noteInForce(release).plan, noteIssues: [], gate: null, rollback: null };
  const due = (await gatherTriggers(release))
    .flatMap((evaluated) => firedOf(evaluated) ?? [])
    // What takes exposure away comes before what only freezes it.
    .sort((a, b) => Number(a.action === 'hold') - Number(b.action === 'hold'))
    .find((candidate) => {
      const fired = { ...candidate, firedAt: now.toISOString(), acknowledgedAt: null };
      // Asked first, so that a latched trigger does not open a transaction every round.
      return decideTransition(release, { kind: 'fire_trigger', fired }, facts).kind === 'accepted';
    });
  return due ?? null;
}

function firedOf({
  trigger,
  values: { baseline, candidate },
  evaluation,
}: EvaluatedTrigger): DueTrigger | null {
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
