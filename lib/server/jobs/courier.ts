import { type AttemptOutcome, decideDelivery } from '@/lib/core/notify/decide-delivery';
import {
  type ClaimedDelivery,
  claimDeliveries,
  recordAttempt,
  releaseDelivery,
} from '../db/notification-queue';
import { SEND_TIMEOUT_MS } from '../delivery/post-json';
import { sendMessage } from '../delivery/send-message';
import type { Counters } from '../http/counters';
import { log } from '../log';
import { disableGone } from '../services/notify/disable-gone';
import { SLUICE } from './watch-release';

const MOST_UNDER_WAY = 16;
// Longer than an attempt can take, with room for a slow database.
const LEASE_SECONDS = SEND_TIMEOUT_MS / 1000 + 10;

/** Sends what is due, several at a time; of one release to one target one after the other. */
export class Courier {
  private readonly underWay = new Set<Promise<void>>();
  private readonly ended = new AbortController();
  private taking: Promise<void> = Promise.resolve();

  constructor(
    private readonly counters: Counters,
    private readonly retryScale: number,
  ) {}

  /** Takes what is due as far as there is room. Does not wait until it is sent. */
  takeDue(): Promise<void> {
    this.taking = this.taking.catch(() => {}).then(() => this.take());
    return this.taking;
  }

  /** Breaks off what is under way; it goes on, here or in another process, where it was. */
  async stop(): Promise<void> {
    this.ended.abort();
    await this.taking.catch(() => {});
    await Promise.all(this.underWay);
  }

  private async take(): Promise<void> {
    const room = MOST_UNDER_WAY - this.underWay.size;
    if (room <= 0 || this.ended.signal.aborted) return;
    for (const claimed of await claimDeliveries(room, LEASE_SECONDS)) {
      const sending = this.send(claimed).finally(() => {
        this.underWay.delete(sending);
        // The next of this release waits for this one; an outage is told by the next round.
        if (!this.ended.signal.aborted) this.takeDue().catch(() => {});
      });
      this.underWay.add(sending);
    }
  }

  /** Never rejects: what could not be written down is sent again once the lease is over. */
  private async send(claimed: ClaimedDelivery): Promise<void> {
    const { seq, target } = claimed;
    const began = performance.now();
    try {
      const outcome = await this.attempt(claimed);
      if (outcome === null) return await releaseDelivery(claimed);
      // First, so that the message behind it is not taken in between.
      if (outcome.kind === 'gone') await disableGone(SLUICE, target);
      const tried = { attempts: claimed.attempts + 1, ageMs: claimed.ageMs };
      const decision = decideDelivery(tried, outcome, this.retryScale);
      await recordAttempt(claimed, outcome, decision, performance.now() - began);
      const labels = { kind: target.kind, outcome: decision.state === 'waiting' ? 'failed' : decision.state };
      this.counters.add('sluice_notification_attempts_total', labels);
    } catch (error) {
      log.error('A notification could not be written down', { delivery: seq, targetId: target.id, error });
    }
  }

  /** Null when the process stops. */
  private async attempt({ eventId, body, target }: ClaimedDelivery): Promise<AttemptOutcome | null> {
    try {
      return await sendMessage({ id: eventId, body, target }, new Date(), this.ended.signal);
    } catch (error) {
      if (this.ended.signal.aborted) return null;
      throw error;
    }
  }
}
