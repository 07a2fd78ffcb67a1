/** How long to wait before each attempt, the first one included (Standard Webhooks, its example schedule). */
export const RETRY_MS: readonly number[] = [
  0,
  5_000,
  5 * 60_000,
  30 * 60_000,
  2 * 3_600_000,
  5 * 3_600_000,
  10 * 3_600_000,
  14 * 3_600_000,
  20 * 3_600_000,
  24 * 3_600_000,
];

export const DELIVERY_STATES = ['waiting', 'delivered', 'given_up'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What one attempt came to. `gone`: the receiver wants nothing any more. `status` is null when no answer came. */
export interface AttemptOutcome {
  kind: 'delivered' | 'failed' | 'gone';
  status: number | null;
  /** The answer's beginning, or what went wrong. */
  said: string;
}

export type DeliveryDecision = { state: 'delivered' | 'given_up' } | { state: 'waiting'; delayMs: number };

const SCHEDULE_MS = RETRY_MS.reduce((sum, ms) => sum + ms, 0);
const LONGEST_MS = Math.max(...RETRY_MS);
/** Tried as often, a message that the receiver does not take is not going to be taken. */
const TRIES_OF_REFUSED = 3;
// Of the answers from 400 to 499, those that may be another one later: late, in conflict, too early, too many.
const PASSING = [408, 409, 425, 429];

/**
 * What follows an attempt; `attempts` counts it, and `ageMs` is how long the message has been on its way. Attempts that
 * were brought forward do not shorten the days that a receiver has to come back. `scale` stretches or shortens every
 * wait.
 */
export function decideDelivery(
  { attempts, ageMs }: { attempts: number; ageMs: number },
  { kind, status }: Pick<AttemptOutcome, 'kind' | 'status'>,
  scale: number,
): DeliveryDecision {
  if (kind === 'delivered') return { state: 'delivered' };
  const isRefused = attempts >= TRIES_OF_REFUSED && isLasting(status);
  const isOver = attempts >= RETRY_MS.length && ageMs >= SCHEDULE_MS * scale;
  if (kind === 'gone' || isRefused || isOver) return { state: 'given_up' };
  return { state: 'waiting', delayMs: (RETRY_MS[attempts] ?? LONGEST_MS) * scale };
}

function isLasting(status: number | null): boolean {
  return status !== null && status >= 400 && status < 500 && !PASSING.includes(status);
}

/** By the status of an HTTP answer: 2xx alone is success; a redirect is an answer like another. */
export function outcomeOfStatus(status: number): AttemptOutcome['kind'] {
  if (status >= 200 && status < 300) return 'delivered';
  return status === 410 ? 'gone' : 'failed';
}
