import { decideTransition } from '@/lib/core/release/decide-transition';
import type { Trigger } from '@/lib/core/release/note';
import type { FiredTrigger, FiringProof } from '@/lib/core/release/release-state';
import type { ReleaseEvent } from '@/lib/core/release/transition';
import type {
  firingReadings,
  SliceReading,
  TrackReading,
  TriggerReading,
} from '@/lib/core/watch/judge-watch';
import { firingSentence } from '@/lib/core/watch/reading-sentence';
import { blockEnd } from '@/lib/core/watch/step-watch';
import { type WantedAction, wantedActions } from '@/lib/core/watch/wanted-actions';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { noteInForce } from './note-faults';

/** What may act, of everything that the watch says. */
export type FiringReadings = ReturnType<typeof firingReadings>;

export type DueTrigger = Omit<FiredTrigger, 'firedAt' | 'acknowledgedAt'>;

/** What the watch must do now. */
export type DueAction =
  | { kind: 'fire'; fired: DueTrigger }
  | { kind: 'exclude'; attribute: string; value: string; fired: DueTrigger };

/**
 * What must be done to this release, by the evidence and by the stage machine's word; null when nothing.
 */
export function dueAction(
  release: ReleaseRecord,
  reading: FiringReadings | null,
  now: Date,
): DueAction | null {
  if (!reading) return null;
  const facts = { plan: noteInForce(release).plan, noteIssues: [], gate: null, rollback: null };
  // Asked first, so that a latched trigger does not open a transaction every round.
  const isAccepted = (action: DueAction) =>
    decideTransition(release, eventOf(action, now), facts).kind === 'accepted';
  return (
    wantedActions(noteInForce(release).triggers, reading)
      .map((wanted) => dueOf(release, reading, wanted))
      .find(isAccepted) ?? null
  );
}

function eventOf(action: DueAction, now: Date): ReleaseEvent {
  const { fired } = action;
  if (action.kind === 'fire') {
    return { kind: 'fire_trigger', fired: { ...fired, firedAt: now.toISOString(), acknowledgedAt: null } };
  }
  const { attribute, value } = action;
  const exclusion = { attribute, value, reason: fired.sentence, at: now.toISOString(), by: 'Sluice' };
  return { kind: 'exclude_cohort', exclusion: { ...exclusion, triggerId: fired.triggerId } };
}

function dueOf(
  release: ReleaseRecord,
  reading: FiringReadings,
  { trigger, found, cohort, action }: WantedAction,
): DueAction {
  const fired = firedOf(release, trigger, action ?? 'hold', reading, found, cohort);
  return cohort && action === null ? { kind: 'exclude', ...cohort, fired } : { kind: 'fire', fired };
}

function firedOf(
  release: ReleaseRecord,
  trigger: Trigger,
  action: Trigger['action'],
  { through }: FiringReadings,
  found: TriggerReading | SliceReading,
  cohort: FiringProof['cohort'],
): DueTrigger {
  const value = ({ n, value, mean }: TrackReading['candidate']) => ({ n, value: value ?? mean });
  return {
    triggerId: trigger.id,
    sentence: firingSentence(trigger, found, cohort ?? undefined),
    action,
    candidate: value(found.candidate),
    baseline: trigger.comparison === 'absolute' && !cohort ? null : value(found.baseline),
    threshold: trigger.threshold,
    proof: {
      judged: { metric: trigger.metric, comparison: trigger.comparison },
      logE: found.logE ?? 0,
      firesAt: found.threshold,
      interval: found.interval,
      cohort,
      from: release.exclusions.at(-1)?.at ?? (release.startedAt ?? release.createdAt).toISOString(),
      until: new Date(blockEnd(through)).toISOString(),
    },
  };
}
