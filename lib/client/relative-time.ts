const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "12 s ago", "4 min ago", "2 h ago", "3 d ago", "in 5 min". Beyond 60 days: the date. Both in epoch ms. */
export function relativeTime(atMs: number, nowMs: number): string {
  if (!Number.isFinite(atMs)) return 'at an unknown time';
  const seconds = Math.round((nowMs - atMs) / 1000);
  const size = Math.abs(seconds);
  if (size < 3) return 'just now';
  if (size >= 60 * DAY) return new Date(atMs).toISOString().slice(0, 10);
  const text = lengthInWords(size);
  return seconds < 0 ? `in ${text}` : `${text} ago`;
}

function lengthInWords(seconds: number): string {
  if (seconds < MINUTE) return `${seconds} s`;
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min`;
  if (seconds < DAY) return `${Math.floor(seconds / HOUR)} h`;
  return `${Math.floor(seconds / DAY)} d`;
}
