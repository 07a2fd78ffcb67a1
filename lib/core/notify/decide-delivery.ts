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

/** What follows an attempt; `attempts` counts it. `scale` stretches or shortens every wait. */
export function decideDelivery(
  attempts: number,
  kind: AttemptOutcome['kind'],
  scale: number,
): DeliveryDecision {
  if (kind === 'delivered') return { state: 'delivered' };
  const delayMs = RETRY_MS[attempts];
  if (kind === 'gone' || delayMs === undefined) return { state: 'given_up' };
  return { state: 'waiting', delayMs: delayMs * scale };
}

/** By the status of an HTTP answer: 2xx alone is success; a redirect is an answer like another. */
export function outcomeOfStatus(status: number): AttemptOutcome['kind'] {
  if (status >= 200 && status < 300) return 'delivered';
  return status === 410 ? 'gone' : 'failed';
}
