import type { Trigger } from '@/lib/core/release/note';

/** A first set that suits most changes; each is added as it stands and can then be changed. */
export const FIRST_TRIGGERS: readonly Omit<Trigger, 'id'>[] = [
  {
    metric: 'parse_failures',
    comparison: 'absolute',
    threshold: 0.02,
    minRequests: 200,
    action: 'roll_back',
    inSlice: 'exclude',
    weight: 1,
  },
  {
    metric: 'task_success',
    comparison: 'margin',
    threshold: 0.03,
    minRequests: 200,
    action: 'roll_back',
    inSlice: 'exclude',
    weight: 1,
  },
  {
    metric: 'cost',
    comparison: 'ratio',
    threshold: 0.15,
    minRequests: 200,
    action: 'hold',
    inSlice: 'exclude',
    weight: 1,
  },
];

/** Is this suggestion there already, with whatever numbers? */
export function isThere(triggers: readonly Trigger[], suggestion: Omit<Trigger, 'id'>): boolean {
  return triggers.some(
    ({ metric, comparison }) => metric === suggestion.metric && comparison === suggestion.comparison,
  );
}

/** The first free id: `t1`, `t2`… A removed one is given again only when it was the last. */
export function nextTriggerId(triggers: readonly Trigger[]): string {
  const numbers = triggers.map(({ id }) => Number(/^t(\d+)$/.exec(id)?.[1] ?? 0));
  return `t${Math.max(0, ...numbers) + 1}`;
}
