import { decideTransition } from '@/lib/core/release/decide-transition';
import type { Trigger } from '@/lib/core/release/note';
import type { FiredTrigger, FiringProof } from '@/lib/core/release/release-state';
import type { ReleaseEvent } from '@/lib/core/release/transition';
import type { SliceReading, TrackReading, TriggerReading, WatchReading } from '@/lib/core/watch/judge-watch';
import { firingSentence } from '@/lib/core/watch/reading-sentence';
import { blockEnd } from '@/lib/core/watch/step-watch';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { noteInForce } from './note-faults';

export type DueTrigger = Omit<FiredTrigger, 'firedAt' | 'acknowledgedAt'>;

/** What the watch must do now. */
export type DueAction =
  | { kind: 'fire'; fired: DueTrigger }
  | { kind: 'exclude'; attribute: string; value: string; fired: DueTrigger };

/**
 * What must be done to this release, by the evidence and by the stage machine's word; null when nothing. What takes all
 * exposure away comes first, then a cohort that is left out, then what only freezes exposure.
 */
export function dueAction(release: ReleaseRecord, reading: WatchReading | null, now: Date): DueAction | null {
  if (!reading) return null;
  const facts = { plan: noteInForce(release).plan, noteIssues: [], gate: null, rollback: null };
  // Asked first, so that a latched trigger does not open a transaction every round.
  const isAccepted = (action: DueAction) =>
    decideTransition(release, eventOf(action, now), facts).kind === 'accepted';
  return [...wholes(release, reading), ...slices(release, reading)].sort(byReach).find(isAccepted) ?? null;
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

function byReach(a: DueAction, b: DueAction): number {
  const reach = ({ kind, fired }: DueAction) =>
    kind === 'exclude' ? 1 : fired.action === 'roll_back' ? 0 : 2;
  return reach(a) - reach(b);
}

function wholes(release: ReleaseRecord, reading: WatchReading): DueAction[] {
  return reading.triggers.flatMap((found) => {
    const trigger = triggerOf(release, found.triggerId);
    if (!found.fires || !trigger) return [];
    return [{ kind: 'fire', fired: firedOf(release, trigger, trigger.action, reading, found, null) }];
  });
}

function slices(release: ReleaseRecord, reading: WatchReading): DueAction[] {
  return reading.slices.flatMap((found): DueAction[] => {
    const trigger = found.triggerId === null ? null : triggerOf(release, found.triggerId);
    if (!found.fires || !trigger || found.action === 'list') return [];
    const cohort = { attribute: found.dimension, value: found.value };
    const fired = firedOf(release, trigger, 'hold', reading, found, cohort);
    return [found.action === 'hold' ? { kind: 'fire', fired } : { kind: 'exclude', ...cohort, fired }];
  });
}

function triggerOf(release: ReleaseRecord, id: string): Trigger | undefined {
  return noteInForce(release).triggers.find((trigger) => trigger.id === id);
}

function firedOf(
  release: ReleaseRecord,
  trigger: Trigger,
  action: Trigger['action'],
  { through }: WatchReading,
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
      from: (release.startedAt ?? release.createdAt).toISOString(),
      until: new Date(blockEnd(through)).toISOString(),
    },
  };
}
