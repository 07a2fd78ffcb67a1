import { describe, expect, it, vi } from 'vitest';
import { PriceTable } from '@/lib/core/telemetry/price-of';
import { samplingOf } from '../review/sampling-of';
import type { Snapshot } from './snapshot';
import { SnapshotStore } from './snapshot-store';

function snapshot(contentHash: string): Snapshot {
  return {
    routing: { takenAt: 0, features: new Map() },
    featuresById: new Map(),
    keysByHash: new Map(),
    keysById: new Map(),
    prices: new PriceTable([]),
    sampling: samplingOf({ settings: {}, seed: '' }),
    routingHash: contentHash,
    contentHash,
  };
}

/** A database whose reads end when the test says so. */
function slowDatabase() {
  let content = 'a';
  const reads: (() => void)[] = [];
  const read = () => {
    const seen = content;
    return new Promise<Snapshot>((resolve) => reads.push(() => resolve(snapshot(seen))));
  };
  const finish = (index: number) => reads[index]?.();
  return { read, finish, reads, change: (to: string) => (content = to) };
}

describe('SnapshotStore', () => {
  it('reads again for a refresh that was asked for while a read was under way, once for all of them', async () => {
    const database = slowDatabase();
    const store = new SnapshotStore(database.read);
    const first = store.refresh();
    database.change('b');
    const second = store.refresh();
    const third = store.refresh();
    database.finish(0);
    await first;
    expect(store.current?.contentHash).toBe('a');
    await vi.waitUntil(() => database.reads.length === 2, { timeout: 10_000 });
    database.finish(1);
    await Promise.all([second, third]);
    expect(store.current?.contentHash).toBe('b');
    expect(database.reads).toHaveLength(2);
  });

  it('keeps the snapshot when a read fails, says why, and recovers', async () => {
    const answers = [snapshot('a'), new Error('gone'), snapshot('b')];
    const store = new SnapshotStore(async () => {
      const answer = answers.shift();
      if (answer instanceof Error || !answer) throw answer;
      return answer;
    });
    await store.refresh();
    const takenAt = store.takenAt;
    await store.refresh();
    expect(store).toMatchObject({ current: { contentHash: 'a' }, lastError: 'gone', takenAt });
    await store.refresh();
    expect(store).toMatchObject({ current: { contentHash: 'b' }, lastError: null });
  });

  it('tells of another content only, and keeps the object while the content stays', async () => {
    let hash = 'a';
    const store = new SnapshotStore(async () => snapshot(hash));
    const seen: string[] = [];
    store.onSwap((swapped) => seen.push(swapped.contentHash));
    await store.refresh();
    const held = store.current;
    await store.refresh();
    expect(store.current).toBe(held);
    hash = 'b';
    await store.refresh();
    expect(seen).toEqual(['a', 'b']);
  });
});
