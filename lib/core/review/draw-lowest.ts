export interface Drawn<T> {
  kept: T[];
  /** The lowest priority that was left out; null where nothing was. */
  cut: number | null;
}

/**
 * Of requests that arrive together, those that may be among the `size` lowest priorities of their stratum: at most `size`,
 * each below `below`, the highest priority that can still be among them as far as is known. A `below` that is too high keeps
 * too many and loses none. Every request below the lowest `cut` ever answered was kept, so that the kept ones below it are
 * exactly the lowest of all, in whatever order and groups they came.
 */
export function drawLowest<T extends { priority: number }>(
  arrivals: readonly T[],
  { size, below }: { size: number; below: number },
): Drawn<T> {
  let cut = Number.POSITIVE_INFINITY;
  const kept: T[] = [];
  for (const arrival of arrivals) {
    if (arrival.priority < below) kept.push(arrival);
    else cut = Math.min(cut, arrival.priority);
  }
  if (kept.length > size) {
    kept.sort((a, b) => a.priority - b.priority);
    for (const { priority } of kept.splice(size)) cut = Math.min(cut, priority);
  }
  return { kept, cut: cut === Number.POSITIVE_INFINITY ? null : cut };
}
