const HOUR_MS = 3_600_000;
const MAX_AHEAD_MS = 24 * HOUR_MS;
const MAX_AGE_MS = 90 * 24 * HOUR_MS;

export type EventTime =
  | { kind: 'known'; atMs: number }
  | { kind: 'refused'; code: 'time_invalid' | 'time_in_future' | 'time_too_old'; reason: string };

/**
 * When did it happen? `time` is ISO 8601 or epoch ms; absent means `nowMs`. Refuses what lies more than 24 hours
 * ahead of `nowMs` or more than 90 days before it. Never throws.
 */
export function eventTime(time: string | number | undefined, nowMs: number): EventTime {
  if (time === undefined) return { kind: 'known', atMs: nowMs };
  const atMs = typeof time === 'number' ? Math.round(time) : Date.parse(time);
  if (!Number.isFinite(atMs))
    return { kind: 'refused', code: 'time_invalid', reason: 'is not a moment in time' };
  if (atMs > nowMs + MAX_AHEAD_MS) {
    return {
      kind: 'refused',
      code: 'time_in_future',
      reason: 'is more than 24 hours ahead of the server clock',
    };
  }
  if (atMs < nowMs - MAX_AGE_MS) {
    return { kind: 'refused', code: 'time_too_old', reason: 'is more than 90 days ago' };
  }
  return { kind: 'known', atMs };
}
