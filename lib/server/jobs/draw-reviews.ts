import { prismaClient } from '../db/prisma-client';
import { readReleases } from '../db/release-row';
import { log } from '../log';
import { drawItems } from '../services/review/draw-items';
import { isUnavailable, repeat } from './repeat';
import { SLUICE } from './watch-release';

const EVERY_MS = 5_000;
const LOCK_KEY = 727_369_031;

/** Fills the review queue of each release that is under way; one that fails does not stop the others. */
export async function drawReviews(now: Date): Promise<void> {
  const releases = await readReleases(prismaClient(), { status: { in: ['offline_check', 'live', 'held'] } });
  for (const release of releases) {
    try {
      await drawItems(SLUICE, release, now);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      log.error('The drawing of reviews failed on a release', { releaseId: release.id, error });
    }
  }
}

/** Looks every few seconds, of several processes in one. Answers how to stop. */
export function startReviewDraw(everyMs = EVERY_MS): () => Promise<void> {
  return repeat({ name: 'The drawing of reviews', everyMs, lockKey: LOCK_KEY, work: drawReviews });
}
