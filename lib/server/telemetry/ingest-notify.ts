import { CHANNELS } from '../db/channels';
import type { Sql } from '../db/sql-client';
import { log } from '../log';

const QUIET_MS = 1_000;

/** Says which features got events: the first time at once, then at most once a second, and never loses the last. */
export class EventNotifier {
  private readonly pausing = new Map<string, { timer: NodeJS.Timeout; again: boolean }>();

  constructor(private readonly sql: () => Sql) {}

  announce(featureIds: readonly string[]): void {
    for (const id of featureIds) {
      const pause = this.pausing.get(id);
      if (pause) pause.again = true;
      else this.send(id);
    }
  }

  stop(): void {
    for (const { timer } of this.pausing.values()) clearTimeout(timer);
    this.pausing.clear();
  }

  private send(id: string): void {
    const timer = setTimeout(() => {
      const again = this.pausing.get(id)?.again ?? false;
      this.pausing.delete(id);
      if (again) this.send(id);
    }, QUIET_MS);
    this.pausing.set(id, { timer, again: false });
    // Outside the transaction that stored them: a NOTIFY makes commits queue up behind each other.
    this.sql()`SELECT pg_notify(${CHANNELS.events}, ${id})`.catch((error: unknown) => {
      log.warn('Could not announce new events', { error });
    });
  }
}
