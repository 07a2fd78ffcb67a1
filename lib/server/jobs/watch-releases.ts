import type { ReleaseStatus } from '@/lib/core/release/release-state';
import { prismaClient } from '../db/prisma-client';
import { findRelease } from '../db/release-row';
import { log } from '../log';
import { isUnavailable, repeat } from './repeat';
import { watchContent } from './watch-content';
import { watchRelease } from './watch-release';

const EVERY_MS = 2_000;
const LOCK_KEY = 727_369_010;
const SILENT_IN_A_ROW = 3;
const WATCHED: ReleaseStatus[] = ['offline_check', 'live', 'held', 'rolling_back'];

/** Looks at every release that may have to be moved; one that fails does not stop the others. */
export async function watchReleases(now: Date): Promise<void> {
  const rows = await prismaClient().release.findMany({
    where: { status: { in: WATCHED } },
    select: { id: true },
  });
  let silent = 0;
  for (const { id } of rows) {
    try {
      const release = await findRelease(prismaClient(), id);
      if (!release) continue;
      await watchRelease(release, now);
      await watchContent(release, now);
      silent = 0;
    } catch (error) {
      // One release whose transaction takes too long looks like a database that is away; several in a row are one.
      if (isUnavailable(error)) silent += 1;
      if (silent === SILENT_IN_A_ROW || (silent > 0 && silent === rows.length)) throw error;
      log.error('The watch failed on a release', { releaseId: id, error });
    }
  }
}

/**
 * Watches every two seconds, across holds, waits for approval and restarts: what is due is read from the database
 * each time, nothing is remembered here. Of several processes one watches at a time. Answers how to stop.
 */
export function startWatch(everyMs = EVERY_MS): () => Promise<void> {
  return repeat({ name: 'The watch', everyMs, lockKey: LOCK_KEY, work: watchReleases });
}
