import { DomainError } from '@/lib/core/domain-error';
import type { ReleaseStatus } from '@/lib/core/release/release-state';
import { prismaClient } from '../db/prisma-client';
import { findRelease } from '../db/release-row';
import { sqlClient } from '../db/sql-client';
import { translateDatabaseError } from '../db/translate-database-error';
import { log } from '../log';
import { watchRelease } from './watch-release';

const EVERY_MS = 2_000;
const LOCK_KEY = 727_369_010;
const WATCHED: ReleaseStatus[] = ['live', 'held', 'rolling_back'];

/** Looks at every release that may have to be moved; one that fails does not stop the others. */
export async function watchReleases(now: Date): Promise<void> {
  const rows = await prismaClient().release.findMany({
    where: { status: { in: WATCHED } },
    select: { id: true },
  });
  for (const { id } of rows) {
    try {
      const release = await findRelease(prismaClient(), id);
      if (release) await watchRelease(release, now);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      log.error('The watch failed on a release', { releaseId: id, error });
    }
  }
}

/**
 * Watches every two seconds, across holds, waits for approval and restarts: what is due is read from the database
 * each time, nothing is remembered here. Of several processes one watches at a time. Answers how to stop.
 */
export function startWatch(everyMs = EVERY_MS): () => Promise<void> {
  let stopped = false;
  let isAway = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  const round = async (): Promise<void> => {
    try {
      await whenAlone(() => watchReleases(new Date()));
      if (isAway) log.info('The watch goes on: the database answers again');
      isAway = false;
    } catch (error) {
      const away = isUnavailable(error);
      if (!away) log.error('A round of the watch failed', { error });
      else if (!isAway) log.warn('The watch waits: the database does not answer', { error });
      isAway = away;
    }
    if (!stopped) schedule();
  };
  const schedule = (): void => {
    timer = setTimeout(() => {
      running = round();
    }, everyMs);
  };

  schedule();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}

function isUnavailable(error: unknown): boolean {
  const translated = translateDatabaseError(error);
  return translated instanceof DomainError && translated.code === 'unavailable';
}

/** Runs in one process at a time; the others skip their round. The lock goes with the connection, should it break. */
async function whenAlone(work: () => Promise<void>): Promise<void> {
  await sqlClient().begin(async (tx) => {
    const [lock] = await tx<{ held: boolean }[]>`SELECT pg_try_advisory_xact_lock(${LOCK_KEY}) AS held`;
    if (lock?.held) await work();
  });
}
