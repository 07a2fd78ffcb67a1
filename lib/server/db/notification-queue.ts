import type { AttemptOutcome, DeliveryDecision } from '@/lib/core/notify/decide-delivery';
import type { TargetKind } from '@/lib/core/notify/target-kind';
import { sqlClient } from './sql-client';

/** A delivery that this process sends now, with what is needed for it. */
export interface ClaimedDelivery {
  seq: string;
  claimedUntil: Date;
  attempts: number;
  /** Since it was written. */
  ageMs: number;
  eventId: string;
  body: string;
  target: {
    id: string;
    name: string;
    kind: TargetKind;
    address: string;
    sealedSecret: string | null;
    sealedPrevious: string | null;
    previousUntil: Date | null;
  };
}

type ClaimRow = Omit<ClaimedDelivery, 'target'> & { targetId: string } & Omit<
    ClaimedDelivery['target'],
    'id'
  >;

/** One target that hangs holds as many; the rest is free for the others. */
const MOST_PER_TARGET = 4;

/**
 * Takes deliveries that are due: of each target and release the first that waits, and no other. Whoever takes one has
 * it for `leaseSeconds`; a process that dies leaves it to the next one.
 */
export async function claimDeliveries(most: number, leaseSeconds: number): Promise<ClaimedDelivery[]> {
  const rows = await sqlClient()<ClaimRow[]>`
    WITH head AS (
      SELECT DISTINCT ON (target_id, release_id) seq, target_id, next_attempt_at,
        claimed_until IS NOT NULL AND claimed_until > now() AS is_taken
      FROM notification_delivery WHERE state = 'waiting' ORDER BY target_id, release_id, seq
    ), placed AS (
      SELECT seq, count(*) FILTER (WHERE is_taken) OVER (PARTITION BY target_id)
        + row_number() OVER (PARTITION BY target_id, is_taken ORDER BY next_attempt_at, seq) AS place
      FROM head JOIN notification_target AS t ON t.id = target_id
      WHERE t.disabled_at IS NULL AND (is_taken OR next_attempt_at <= now())
    ), free AS (
      SELECT d.seq FROM notification_delivery AS d JOIN placed USING (seq)
      WHERE place <= ${MOST_PER_TARGET} AND d.state = 'waiting' AND d.next_attempt_at <= now()
        AND (d.claimed_until IS NULL OR d.claimed_until <= now())
      ORDER BY d.next_attempt_at, d.seq LIMIT ${most} FOR UPDATE OF d SKIP LOCKED
    )
    UPDATE notification_delivery AS d SET claimed_until = now() + make_interval(secs => ${leaseSeconds})
    FROM free, notification_event AS e, notification_target AS t
    WHERE d.seq = free.seq AND e.id = d.event_id AND t.id = d.target_id
    RETURNING d.seq::text, d.claimed_until AS "claimedUntil", d.attempts, e.id AS "eventId", e.body,
      (extract(epoch FROM now() - d.created_at) * 1000)::float8 AS "ageMs",
      t.id AS "targetId", t.name, t.kind, t.address, t.sealed_secret AS "sealedSecret",
      t.sealed_previous AS "sealedPrevious", t.previous_until AS "previousUntil"`;
  return rows.map(({ seq, claimedUntil, attempts, ageMs, eventId, body, targetId, ...target }) => ({
    ...{ seq, claimedUntil, attempts, ageMs, eventId, body },
    target: { id: targetId, ...target },
  }));
}

/**
 * Writes what an attempt came to. A failure that comes after the lease was over says nothing, since another process
 * has it by now; a success holds whoever has it.
 */
export async function recordAttempt(
  { seq, claimedUntil }: ClaimedDelivery,
  { status, said }: AttemptOutcome,
  decision: DeliveryDecision,
  durationMs: number,
): Promise<void> {
  const delaySeconds = decision.state === 'waiting' ? decision.delayMs / 1000 : 0;
  await sqlClient()`
    UPDATE notification_delivery SET state = ${decision.state}, attempts = attempts + 1, claimed_until = NULL,
      next_attempt_at = now() + make_interval(secs => ${delaySeconds}), last_attempt_at = now(),
      last_duration_ms = ${Math.round(durationMs)}, last_status = ${status}, last_said = ${said}
    WHERE seq = ${seq} AND state = 'waiting' AND (${decision.state === 'delivered'} OR claimed_until = ${claimedUntil})`;
}

/** As if it had not been taken: the attempt was broken off by this process itself. */
export async function releaseDelivery({ seq, claimedUntil }: ClaimedDelivery): Promise<void> {
  await sqlClient()`
    UPDATE notification_delivery SET claimed_until = NULL
    WHERE seq = ${seq} AND state = 'waiting' AND claimed_until = ${claimedUntil}`;
}

/** When the oldest that waits was written; null when none does. What waits for a disabled target does not count. */
export async function readOldestWaiting(): Promise<Date | null> {
  const [row] = await sqlClient()<{ at: Date | null }[]>`
    SELECT min(d.created_at) AS at FROM notification_delivery AS d JOIN notification_target AS t ON t.id = d.target_id
    WHERE d.state = 'waiting' AND t.disabled_at IS NULL`;
  return row?.at ?? null;
}

/** Forgets events, with their deliveries, of which nothing waits any more. */
export async function dropOldEvents(before: Date): Promise<void> {
  await sqlClient()`
    DELETE FROM notification_event AS e WHERE at < ${before}
      AND NOT EXISTS (SELECT FROM notification_delivery WHERE event_id = e.id AND state = 'waiting')`;
}
