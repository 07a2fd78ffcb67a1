import type { Trigger } from '../release/note';
import type { SliceReading, TriggerReading, WatchReading } from './judge-watch';

/** What the evidence asks for. `action`: what becomes of everything; of one cohort that is left out it is null. */
export interface WantedAction {
  trigger: Trigger;
  found: TriggerReading | SliceReading;
  cohort: { attribute: string; value: string } | null;
  action: Trigger['action'] | null;
}

/**
 * Everything that has fired, in the order in which it is to be done: what takes all exposure away comes first, then what
 * freezes it, then a cohort that is left out, after which everything begins anew. A trigger that the note no longer has asks for nothing.
 */
export function wantedActions(
  triggers: readonly Trigger[],
  reading: Pick<WatchReading, 'triggers' | 'slices'>,
): WantedAction[] {
  const triggerOf = (id: string | null) => triggers.find((trigger) => trigger.id === id);
  const wholes = reading.triggers.flatMap((found): WantedAction[] => {
    const trigger = triggerOf(found.triggerId);
    return found.fires && trigger ? [{ trigger, found, cohort: null, action: trigger.action }] : [];
  });
  const slices = reading.slices.flatMap((found): WantedAction[] => {
    const trigger = triggerOf(found.triggerId);
    if (!found.fires || !trigger || found.action === 'list') return [];
    const cohort = { attribute: found.dimension, value: found.value };
    return [{ trigger, found, cohort, action: found.action === 'hold' ? 'hold' : null }];
  });
  return [...wholes, ...slices].sort((a, b) => reachOf(a) - reachOf(b));
}

function reachOf({ action }: WantedAction): number {
  if (action === null) return 2;
  return action === 'roll_back' ? 0 : 1;
}
