export const EVENTS = 200_000;
export const BLOCK = 200;
export const REQUESTS_PER_SECOND = 50;
export const STAGES = [0.01, 0.05, 0.1, 0.25, 0.5] as const;

/** The candidate's part of the requests after this part (0..1) of the release: five stages of the same length. */
export function allocationAt(part: number): number {
  return STAGES[Math.min(STAGES.length - 1, Math.floor(part * STAGES.length))] ?? Number.NaN;
}

/** Everything goes up and down by 40 % once in the release, from an hour of the day that is `phase` (0..1). */
export function driftAt(part: number, phase: number): number {
  return 1 + 0.4 * Math.sin(2 * Math.PI * (part + phase));
}

export function blocksPerMinute(blockEvents: number): number {
  return (60 * REQUESTS_PER_SECOND) / blockEvents;
}
