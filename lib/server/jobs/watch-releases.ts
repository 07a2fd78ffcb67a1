import type { ReleaseStatus } from '@/lib/core/release/release-state';
import { firingReadings } from '@/lib/core/watch/judge-watch';
import { CHANNELS } from '../db/channels';
import { prismaClient } from '../db/prisma-client';
import { type ReleaseRecord, readReleases } from '../db/release-row';
import { sqlClient } from '../db/sql-client';
import { log } from '../log';
import { type Followed, WatchMemory } from '../watch/watch-memory';
import { isUnavailable, repeat } from './repeat';
import { watchRelease } from './watch-release';

const EVERY_MS = 2_000;
const LOCK_KEY = 727_369_010;
const SILENT_IN_A_ROW = 3;
const WATCHED: ReleaseStatus[] = ['live', 'held', 'rolling_back'];
const EXPOSED: readonly ReleaseStatus[] = ['live', 'held'];
/** What is remembered of a release is written once in so many rounds, each round another part of the releases. */
const ROUNDS_PER_SAVE = 30;
// Another process has watched meanwhile; what it saved is newer than what is remembered here.
const STALE_AFTER_MS = 60_000;

/** Watches every release, round after round. Of a release that did not change since it reads nothing but its new blocks. */
export class Watch {
  private readonly memory = new WatchMemory();
  private readonly records = new Map<string, ReleaseRecord>();
  private round = 0;
  private lastAt = 0;

  /** Looks at every release that may have to be moved; one that fails does not stop the others. */
  async look(now: Date): Promise<void> {
    if (now.getTime() - this.lastAt > STALE_AFTER_MS) this.memory.keepOnly(new Set());
    this.round += 1;
    const releases = await this.readWatched();
    const exposed = releases.filter(({ status }) => EXPOSED.includes(status));
    const followed = await this.memory.follow(exposed);
    await tellPages([...followed].flatMap(([id, { isNews }]) => (isNews ? [id] : [])));
    let silent = 0;
    for (const release of releases) {
      try {
        const known = followed.get(release.id);
        await watchRelease(release, known ? firingReadings(known.state, known.setup) : null, now);
        silent = 0;
      } catch (error) {
        // One release whose transaction takes too long looks like a database that is away; several in a row are one.
        if (isUnavailable(error)) silent += 1;
        if (silent === SILENT_IN_A_ROW || (silent > 0 && silent === releases.length)) throw error;
        log.error('The watch failed on a release', { releaseId: release.id, error });
      }
    }
    const turn = this.round % ROUNDS_PER_SAVE;
    const inTurn = exposed.filter(
      ({ id }, place) => place % ROUNDS_PER_SAVE === turn || isLong(followed.get(id)),
    );
    await this.memory.save(inTurn.map(({ id }) => id));
    this.lastAt = Date.now();
  }

  private async readWatched(): Promise<ReleaseRecord[]> {
    const rows = await prismaClient().release.findMany({
      where: { status: { in: WATCHED } },
      select: { id: true, seq: true },
      orderBy: { id: 'asc' },
    });
    const ids = new Set(rows.map(({ id }) => id));
    for (const id of this.records.keys()) if (!ids.has(id)) this.records.delete(id);
    this.memory.keepOnly(ids);
    const changed = rows.filter(({ id, seq }) => this.records.get(id)?.seq !== seq).map(({ id }) => id);
    // An edited trigger begins anew at this block, whoever makes the memory again.
    await this.memory.save(changed);
    for (const id of changed) await this.reload(id);
    return rows.flatMap(({ id }) => this.records.get(id) ?? []);
  }

  private async reload(id: string): Promise<void> {
    try {
      const [release] = await readReleases(prismaClient(), { id });
      if (release) this.records.set(id, release);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      this.records.delete(id);
      log.error('The watch failed on a release', { releaseId: id, error });
    }
  }
}

// What took long to make again is not to be made a third time.
const LONG_MS = 10 * 60_000;

function isLong(followed: Followed | undefined): boolean {
  return followed !== undefined && followed.replayedMs > LONG_MS;
}

/** A page that is open shows what the last block said, without a reload. */
async function tellPages(ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await sqlClient()`SELECT pg_notify(${CHANNELS.release}, id) FROM unnest(${[...ids]}::text[]) AS id`;
}

/**
 * Watches every two seconds, across holds, waits for approval and restarts: what is remembered can be made again from what
 * is stored. Of several processes one watches at a time. Answers how to stop.
 */
export function startWatch(everyMs = EVERY_MS): () => Promise<void> {
  const watch = new Watch();
  return repeat({ name: 'The watch', everyMs, lockKey: LOCK_KEY, work: (now) => watch.look(now) });
}
