import type { VerdictInput } from '@/lib/schemas/review-item';

const RETRY_MS = [1_000, 3_000, 10_000, 30_000] as const;

/** A verdict on its way; null takes one back. */
export interface OutboxEntry {
  itemId: string;
  said: VerdictInput | null;
}

export type SendAnswer = { ok: true } | { ok: false; status: number; reason: string; detail: string };

export interface OutboxPorts {
  send: (entry: OutboxEntry) => Promise<SendAnswer>;
  /** Keeps what is not sent yet where it survives the page. */
  keep: (entries: readonly OutboxEntry[]) => void;
  /** The server will not have it, and says why. */
  refused: (entry: OutboxEntry, detail: string) => void;
  changed: () => void;
  /** Runs `then` after `ms`; answers how to call it off. */
  after: (ms: number, then: () => void) => () => void;
}

/**
 * Sends verdicts one after another, in the order in which they were given, so that taking one back never overtakes it.
 * What cannot be sent now stays first in line and is tried again; nothing is dropped but what the server refuses.
 */
export class VerdictOutbox {
  /** Why the first in line does not get through; null while all goes well. */
  problem: string | null = null;
  private entries: readonly OutboxEntry[] = [];
  private sending = false;
  /** Sent and not answered: whether the server has them is not known. */
  private readonly attempted = new Set<OutboxEntry>();
  private failures = 0;
  private callOff: (() => void) | null = null;

  constructor(private readonly ports: OutboxPorts) {}

  get waiting(): number {
    return this.entries.length;
  }

  has(itemId: string): boolean {
    return this.entries.some((entry) => entry.itemId === itemId);
  }

  add(...entries: readonly OutboxEntry[]): void {
    this.set([...this.entries, ...entries]);
    if (this.problem === null) void this.flush();
  }

  /** A verdict that has never left is simply not sent. */
  takeBack(itemId: string): void {
    const unsent = this.entries.findLast((entry) => entry.itemId === itemId);
    if (!unsent || this.attempted.has(unsent)) this.add({ itemId, said: null });
    else this.set(this.entries.filter((entry) => entry !== unsent));
  }

  /** Sends all there is; resolves when nothing is left, or when something did not get through. */
  async flush(): Promise<void> {
    if (this.sending) return;
    this.callOff?.();
    this.callOff = null;
    this.sending = true;
    while (this.entries[0]) {
      const entry = this.entries[0];
      this.attempted.add(entry);
      const answer = await this.ports.send(entry);
      if (!answer.ok && mayPassLater(answer.status)) {
        this.problem = answer.detail;
        break;
      }
      this.attempted.delete(entry);
      this.problem = null;
      this.failures = 0;
      this.set(this.entries.slice(1));
      if (!answer.ok && !isDone(entry, answer.reason)) this.ports.refused(entry, answer.detail);
    }
    this.sending = false;
    if (this.problem !== null) this.tryLater();
    this.ports.changed();
  }

  private tryLater(): void {
    const ms = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? 0;
    this.failures += 1;
    this.callOff = this.ports.after(ms, () => void this.flush());
  }

  private set(entries: readonly OutboxEntry[]): void {
    this.entries = entries;
    this.ports.keep(entries);
    this.ports.changed();
  }
}

/** What is to be taken back is not there. */
function isDone({ said }: OutboxEntry, reason: string): boolean {
  return said === null && reason === 'no_verdict';
}

/** No answer, an ended session, too many requests, or a fault of the server. */
function mayPassLater(status: number): boolean {
  return status === 0 || status === 401 || status === 429 || status >= 500;
}
