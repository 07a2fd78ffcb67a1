import type { ReleaseStatus } from '@/lib/core/release/release-state';
import { prismaClient } from '../db/prisma-client';
import { readReleases } from '../db/release-row';
import { gatherContent } from '../services/release/gather-content';
import { isUntold, reportHiddenEdits } from '../services/release/report-hidden-edits';
import { repeat } from './repeat';
import { SLUICE } from './watch-release';

const EVERY_MS = 5_000;
const LOCK_KEY = 727_369_018;
const WATCHED: ReleaseStatus[] = ['offline_check', 'live', 'held', 'rolling_back'];

/** Puts into the history what traffic says of the two versions' content and nobody said (rule 10). */
export async function watchContent(now: Date): Promise<void> {
  for (const release of await readReleases(prismaClient(), { status: { in: WATCHED } })) {
    const { edits } = await gatherContent(prismaClient(), release, now);
    if (edits.some(isUntold)) await reportHiddenEdits(SLUICE, release);
  }
}

/** Looks every few seconds, of several processes in one. Answers how to stop. */
export function startContentWatch(everyMs = EVERY_MS): () => Promise<void> {
  return repeat({ name: 'The watch of content', everyMs, lockKey: LOCK_KEY, work: watchContent });
}
