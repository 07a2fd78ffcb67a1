import { prismaClient } from '../db/prisma-client';
import { readReleases } from '../db/release-row';
import { drawItems } from '../services/review/draw-items';
import { repeat } from './repeat';
import { SLUICE } from './watch-release';

const EVERY_MS = 5_000;
const LOCK_KEY = 727_369_031;

/** Fills the review queue of each release that is under way. */
export async function drawReviews(now: Date): Promise<void> {
  const releases = await readReleases(prismaClient(), { status: { in: ['offline_check', 'live', 'held'] } });
  for (const release of releases) await drawItems(SLUICE, release, now);
}

/** Looks every few seconds, of several processes in one. Answers how to stop. */
export function startReviewDraw(everyMs = EVERY_MS): () => Promise<void> {
  return repeat({ name: 'The drawing of reviews', everyMs, lockKey: LOCK_KEY, work: drawReviews });
}
