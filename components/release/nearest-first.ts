import type { TriggerView } from '@/lib/schemas/release';

/** What fired, then what is nearest to it; what says nothing yet keeps the note's order, at the end. */
export function nearestFirst(triggers: readonly TriggerView[]): TriggerView[] {
  const nearness = ({ state, distance }: TriggerView) => (state === 'fired' ? 2 : (distance ?? -1));
  return [...triggers].sort((a, b) => nearness(b) - nearness(a));
}
