import { hasControl } from '@/lib/core/release/checks/has-control';
import { ingestPool } from '../db/ingest-pool';
import { prismaClient } from '../db/prisma-client';
import { type ReleaseRecord, readReleases } from '../db/release-row';
import { sqlClient } from '../db/sql-client';
import { countRound, type JudgedStage } from '../telemetry/count-round';
import { repeat } from './repeat';

const EVERY_MS = 5_000;
const LOCK_KEY = 727_369_021;

/**
 * Adds what was judged to the metric "judged acceptable", stage by stage, whether or not the release is still there: a
 * verdict says something of the stage its output came from. When and which is in core/review/review-round.ts.
 */
export async function countReviews(now: Date): Promise<void> {
  const begun = await sqlClient()<{ releaseId: string; stageIndex: number; arms: number }[]>`
    SELECT i.release_id AS "releaseId", i.stage_index AS "stageIndex", count(DISTINCT s.version_id)::int AS arms
    FROM review_item i JOIN review_item_sample x ON x.item_id = i.id JOIN review_sample s ON s.id = x.sample_id
    WHERE i.counted_at IS NULL AND i.decided_at IS NOT NULL AND i.score IS NOT NULL AND NOT i.is_extra
      AND i.kind = 'single'
    GROUP BY 1, 2`;
  const releases = await readReleases(prismaClient(), {
    id: { in: begun.map(({ releaseId }) => releaseId) },
  });
  const byId = new Map(releases.map((release) => [release.id, release]));
  for (const { releaseId, stageIndex, arms } of begun) {
    const stage = judgedStage(byId.get(releaseId), stageIndex);
    // An arm waits for the other, and nothing is locked meanwhile.
    if (stage && (arms === 2 || !stage.hasControl)) await countRound(ingestPool(), stage, now);
  }
}

function judgedStage(release: ReleaseRecord | undefined, stageIndex: number): JudgedStage | null {
  const stage = release?.inForce?.note.plan.stages[stageIndex];
  if (!release?.candidate || !stage) return null;
  const { id, feature, candidate, exclusions } = release;
  return {
    ...{ releaseId: id, featureId: feature.id, candidateId: candidate.id },
    ...{ stageIndex, exclusions, hasControl: hasControl(stage) },
  };
}

/** Answers how to stop. */
export function startReviewCounting(everyMs = EVERY_MS): () => Promise<void> {
  return repeat({ name: 'The counting of reviews', everyMs, lockKey: LOCK_KEY, work: countReviews });
}
