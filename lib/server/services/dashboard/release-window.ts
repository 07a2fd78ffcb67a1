const MINUTE_MS = 60_000;
/** Before the start, so that the baseline alone is seen first: a tenth of the release's length, at least this. */
const LEAD_SHARE = 0.1;
const SHORTEST_LEAD_MS = 5 * MINUTE_MS;
/** What is shown of a release that has not started. */
const UNSTARTED_MS = 60 * MINUTE_MS;

/** Which time the release's charts cover; `minutes` back from now (or the end) overrides the whole release. */
export function releaseWindow(
  { startedAt, endedAt }: { startedAt: Date | null; endedAt: Date | null },
  now: Date,
  minutes?: number,
): { from: Date; to: Date } {
  const to = endedAt ?? now;
  const back = (ms: number, from: Date) => new Date(from.getTime() - ms);
  if (minutes !== undefined) return { from: back(minutes * MINUTE_MS, to), to };
  if (!startedAt) return { from: back(UNSTARTED_MS, to), to };
  const lead = Math.max(SHORTEST_LEAD_MS, (to.getTime() - startedAt.getTime()) * LEAD_SHARE);
  return { from: back(lead, startedAt), to };
}
