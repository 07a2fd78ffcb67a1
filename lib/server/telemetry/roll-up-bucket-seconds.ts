const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// Lengths people read at a glance, each dividing the day (or whole days).
const LENGTHS = [
  ...[5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
];

export const MOST_BUCKETS = 60;

/** The shortest bucket that cuts a window into at most 60 of them, the two cut ones at its ends included. */
export function bucketSecondsFor(windowSeconds: number): number {
  const fits = (length: number) => Math.ceil(windowSeconds / length) + 1 <= MOST_BUCKETS;
  const found = LENGTHS.find(fits);
  if (found !== undefined) return found;
  return Math.ceil(windowSeconds / (MOST_BUCKETS - 1) / DAY) * DAY;
}
