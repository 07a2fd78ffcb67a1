import { prismaClient } from '../db/prisma-client';
import type { ReleaseRecord } from '../db/release-row';
import { gatherContent } from '../services/release/gather-content';
import { isUntold, reportHiddenEdits } from '../services/release/report-hidden-edits';
import { SLUICE } from './watch-release';

/** Puts into the history what traffic says of the two versions' content and nobody said (rule 10). */
export async function watchContent(release: ReleaseRecord, now: Date): Promise<void> {
  const { edits } = await gatherContent(prismaClient(), release, now);
  if (edits.some(isUntold)) await reportHiddenEdits(SLUICE, release);
}
