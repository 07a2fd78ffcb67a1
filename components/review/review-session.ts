import type { ReviewItemView, ReviewProgress, ReviewQueue, VerdictInput } from '@/lib/schemas/review-item';
import { type OutboxEntry, type SendAnswer, VerdictOutbox } from './verdict-outbox';

/** More are fetched while fewer than this lie ahead. */
const AHEAD = 12;
/** So many unjudged ones are held at most: who passes over all of them is led back. */
const MOST_HELD = 120;
/** As many as the server lets itself be told. */
const MOST_TOLD = 200;

export interface SessionItem {
  item: ReviewItemView;
  said: VerdictInput | null;
  /** Why it cannot be judged any more; null while it can. */
  closed: string | null;
}

export interface SessionSnapshot {
  items: readonly SessionItem[];
  /** Index of the item on the screen; that after the last is the end. */
  at: number;
  progress: ReviewProgress | null;
  fetching: boolean;
  /** Why nothing more could be fetched. */
  fault: string | null;
  /** Verdicts not stored yet, and why they are not; null while they are on their way. */
  unsaved: { count: number; problem: string | null };
  /** Something the reviewer should know about the last act. */
  notice: string | null;
}

export interface SessionPorts {
  fetch: (
    have: readonly string[],
  ) => Promise<{ ok: true; data: ReviewQueue } | { ok: false; detail: string }>;
  send: (entry: OutboxEntry) => Promise<SendAnswer>;
  keep: (entries: readonly OutboxEntry[]) => void;
  after: (ms: number, then: () => void) => () => void;
}

/** One sitting of one reviewer: what lies ahead, what was said, and where one is. Judging never waits for the server. */
export class ReviewSession {
  private snapshot: SessionSnapshot = {
    ...{ items: [], at: 0, progress: null, fetching: true, fault: null, notice: null },
    unsaved: { count: 0, problem: null },
  };
  private readonly listeners = new Set<() => void>();
  private readonly outbox: VerdictOutbox;
  /** Item ids in the order in which they were judged here. */
  private history: readonly string[] = [];
  private isFetching = false;
  /** Judged since the server was asked last, so that what it said of others' turns is old. */
  private isStale = false;

  constructor(private readonly ports: SessionPorts) {
    this.outbox = new VerdictOutbox({
      ...ports,
      refused: (entry, detail) => this.refused(entry, detail),
      changed: () => {
        this.set({ unsaved: { count: this.outbox.waiting, problem: this.outbox.problem } });
        this.lookAgainAtEnd();
      },
    });
  }

  readonly getSnapshot = (): SessionSnapshot => this.snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** `kept`: verdicts of an earlier sitting that did not get through. */
  readonly start = async (kept: readonly OutboxEntry[]): Promise<void> => {
    if (kept.length > 0) this.outbox.add(...kept);
    await this.outbox.flush();
    await this.fetch();
  };

  readonly judge = (said: VerdictInput): void => {
    const { items, at } = this.snapshot;
    const current = items[at];
    if (!current || current.closed !== null) return;
    if (current.said) {
      this.set({ notice: 'You have judged this one. Press u to take that back.' });
      return;
    }
    const judged = items.map((one, index) => (index === at ? { ...one, said } : one));
    this.history = [...this.history, current.item.id];
    this.isStale = true;
    this.set({ items: judged, at: nextOpen(judged, at), notice: null, progress: this.moved(1) });
    this.outbox.add({ itemId: current.item.id, said });
    void this.fetchAhead();
  };

  /** Of the item on the screen if it is judged, else of the last one that was. */
  readonly undo = (): void => {
    const { items, at } = this.snapshot;
    const last = this.history.at(-1);
    const index = items[at]?.said ? at : items.findIndex(({ item }) => item.id === last);
    const found = items[index];
    if (!found) {
      this.set({ notice: 'There is nothing to take back.' });
      return;
    }
    this.history = this.history.filter((id) => id !== found.item.id);
    const opened = changed(items, found.item.id, { said: null });
    this.set({ items: opened, at: index, notice: null, progress: this.moved(-1) });
    this.outbox.takeBack(found.item.id);
  };

  readonly next = (): void => {
    this.set({ at: Math.min(this.snapshot.at + 1, this.snapshot.items.length), notice: null });
    void this.fetchAhead();
    this.lookAgainAtEnd();
  };

  readonly previous = (): void => {
    this.set({ at: Math.max(this.snapshot.at - 1, 0), notice: null });
  };

  /** To the first that was passed over. */
  readonly backToOpen = (): void => {
    this.set({ at: nextOpen(this.snapshot.items, -1), notice: null });
  };

  readonly retry = (): void => {
    void this.outbox.flush();
    if (this.snapshot.fault !== null) void this.fetch();
  };

  private async fetchAhead(): Promise<void> {
    const { items, at } = this.snapshot;
    const open = items.filter(isOpen).length;
    const ahead = items.slice(at).filter(isOpen).length;
    if (!this.isFetching && ahead < AHEAD && open < MOST_HELD && (this.snapshot.progress?.left ?? 0) > open) {
      await this.fetch();
    }
  }

  /** Once everything is stored: there may be new outputs, and others have gone on meanwhile. */
  private lookAgainAtEnd(): void {
    const { items, at } = this.snapshot;
    if (!this.isStale || this.isFetching || at < items.length || items.some(isOpen)) return;
    if (this.outbox.problem !== null) this.set({ fetching: false });
    else if (this.outbox.waiting > 0) this.snapshot = { ...this.snapshot, fetching: true };
    else void this.fetch();
  }

  private async fetch(): Promise<void> {
    this.isFetching = true;
    this.isStale = false;
    this.set({ fetching: true, fault: null });
    const isMine = (one: SessionItem) => isOpen(one) || this.outbox.has(one.item.id);
    const have = this.snapshot.items.filter(isMine).map(({ item }) => item.id);
    const answer = await this.ports.fetch(have.slice(-MOST_TOLD));
    this.isFetching = false;
    if (!answer.ok) {
      this.set({ fetching: false, fault: answer.detail });
      return;
    }
    const known = new Set(this.snapshot.items.map(({ item }) => item.id));
    const added = answer.data.items
      .filter(({ id }) => !known.has(id) && !this.outbox.has(id))
      .map((item) => ({ item, said: null, closed: null }));
    // The server does not know of those on their way.
    const unsaved = this.outbox.waiting;
    const { judged, left, waiting } = answer.data.progress;
    const progress = { judged: judged + unsaved, left: Math.max(0, left - unsaved), waiting };
    this.set({ items: [...this.snapshot.items, ...added], fetching: false, progress });
  }

  private moved(by: 1 | -1): ReviewProgress | null {
    const { progress } = this.snapshot;
    return progress && { ...progress, judged: progress.judged + by, left: progress.left - by };
  }

  /** What the server will not have: a verdict that is not kept, or one that cannot be taken back any more. */
  private refused({ itemId, said }: OutboxEntry, detail: string): void {
    const { items } = this.snapshot;
    const notice = said ? `A verdict was not kept: ${detail}` : detail;
    const part = said ? { said: null, closed: detail } : { closed: detail };
    this.history = this.history.filter((id) => id !== itemId);
    this.set({ items: changed(items, itemId, part), notice, ...(!said && { progress: this.moved(1) }) });
  }

  private set(part: Partial<SessionSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...part };
    for (const listener of this.listeners) listener();
  }
}

export function isOpen({ said, closed }: SessionItem): boolean {
  return said === null && closed === null;
}

/** The next to judge after this one; past the end when there is none. */
function nextOpen(items: readonly SessionItem[], at: number): number {
  const found = items.findIndex((one, index) => index > at && isOpen(one));
  return found === -1 ? items.length : found;
}

function changed(
  items: readonly SessionItem[],
  id: string,
  part: Partial<SessionItem>,
): readonly SessionItem[] {
  return items.map((one) => (one.item.id === id ? { ...one, ...part } : one));
}
