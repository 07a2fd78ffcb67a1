import { notifications } from '../db/notifications';
import { routingSqlClient } from '../db/sql-client';
import { log } from '../log';
import { buildSnapshot } from './build-snapshot';
import type { Snapshot } from './snapshot';

const POLL_MS = 5_000;
const READ_LIMIT_MS = 5_000;

type Read = () => Promise<Snapshot>;

/**
 * Holds the newest snapshot. A refresh asked for while one runs causes another after it, since the running one may
 * have read before the change. A failed refresh keeps the old snapshot: evaluation goes on.
 */
export class SnapshotStore {
  current: Snapshot | null = null;
  /** When the database last confirmed the content, epoch ms; null before the first time. */
  takenAt: number | null = null;
  lastError: string | null = null;
  private running: Promise<void> | null = null;
  private next: Promise<void> | null = null;
  private readonly watchers = new Set<(snapshot: Snapshot) => void>();

  constructor(private readonly read: Read) {}

  /** Resolves when a read that began after this call has ended. Never rejects: see `lastError`. */
  refresh(): Promise<void> {
    if (!this.running) return this.run();
    this.next ??= this.running.then(() => {
      this.next = null;
      return this.run();
    });
    return this.next;
  }

  /** Called after each swap to another content. */
  onSwap(watcher: (snapshot: Snapshot) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  private run(): Promise<void> {
    const run = this.readOnce().finally(() => {
      this.running = null;
    });
    this.running = run;
    return run;
  }

  private async readOnce(): Promise<void> {
    const startedAt = Date.now();
    try {
      const snapshot = await withLimit(this.read(), READ_LIMIT_MS);
      this.takenAt = startedAt;
      if (this.lastError) log.info('The routing snapshot is fresh again');
      this.lastError = null;
      if (snapshot.contentHash === this.current?.contentHash) return;
      this.current = snapshot;
    } catch (error) {
      if (!this.lastError)
        log.error('Could not refresh the routing snapshot; the last one stays in use', { error });
      this.lastError = error instanceof Error ? error.message || error.name : String(error);
      return;
    }
    for (const watcher of this.watchers) watcher(this.current);
  }
}

async function withLimit<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer from the database within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

const shared = globalThis as typeof globalThis & { sluiceSnapshots?: SnapshotStore | undefined };

/** The process's one store; on globalThis because Next's bundle and the server around it load this file twice. */
export function snapshotStore(): SnapshotStore {
  shared.sluiceSnapshots ??= new SnapshotStore(() => buildSnapshot(routingSqlClient(), Date.now()));
  return shared.sluiceSnapshots;
}

/** Services await this after their commit, so that their own process answers by the new state at once. */
export function refreshSnapshot(): Promise<void> {
  return snapshotStore().refresh();
}

/** Reads once, then again on every notice and, in case one was lost, every few seconds. Answers how to stop. */
export async function startSnapshots(): Promise<() => void> {
  const store = snapshotStore();
  const hub = notifications();
  const refresh = () => void store.refresh();
  const stops = [hub.on('routing', refresh), hub.on('resync', refresh)];
  const poll = setInterval(refresh, POLL_MS);
  await store.refresh();
  return () => {
    clearInterval(poll);
    for (const stop of stops) stop();
  };
}
