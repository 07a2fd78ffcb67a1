import type { IngestAnswer, SluiceClient } from './client';

const BATCH = 500;
const SLOW_FLUSH_MS = 500;

export interface ReportedEvent {
  id: string;
  [field: string]: unknown;
}

export interface ReportTotals {
  accepted: number;
  duplicates: number;
  rejected: IngestAnswer['rejected'];
}

/** Reports events in batches; at a set speed twice a second, so that dashboards move with the traffic. */
export class Reporter {
  private waiting: ReportedEvent[] = [];
  private sentAt = Date.now();
  private sending: Promise<void> = Promise.resolve();
  private readonly totals: ReportTotals = { accepted: 0, duplicates: 0, rejected: [] };

  constructor(
    private readonly client: SluiceClient,
    private readonly isFullSpeed: boolean,
  ) {}

  async add(event: ReportedEvent): Promise<void> {
    this.waiting.push(event);
    const isDue = !this.isFullSpeed && Date.now() - this.sentAt >= SLOW_FLUSH_MS;
    if (this.waiting.length >= BATCH || isDue) await this.send();
  }

  async finish(): Promise<ReportTotals> {
    await this.send();
    return this.totals;
  }

  private send(): Promise<void> {
    const events = this.waiting;
    this.waiting = [];
    this.sentAt = Date.now();
    this.sending = this.sending.then(async () => {
      if (events.length === 0) return;
      const answer = await this.client.report(events);
      this.totals.accepted += answer.accepted;
      this.totals.duplicates += answer.duplicates;
      this.totals.rejected.push(...answer.rejected);
    });
    return this.sending;
  }
}
