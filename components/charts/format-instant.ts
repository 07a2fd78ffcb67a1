const DAY_MS = 86_400_000;

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const CLOCK_SECONDS = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** On the axis of a window this long: "09:15", or "23 Nov" beyond two days. In the reader's own time zone. */
export function formatTick(atMs: number, windowMs: number): string {
  return (windowMs > 2 * DAY_MS ? DAY : CLOCK).format(atMs);
}

/** "23 Nov, 09:15"; with seconds when the buckets are shorter than a minute. */
export function formatBucket(startMs: number, bucketMs: number): string {
  return `${DAY.format(startMs)}, ${(bucketMs < 60_000 ? CLOCK_SECONDS : CLOCK).format(startMs)}`;
}
