import { ingestPool } from '../db/ingest-pool';
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
  const stages = await sqlClient()<JudgedStage[]>`
    SELECT i.release_id AS "releaseId", r.feature_id AS "featureId", i.stage_index AS "stageIndex",
      r.candidate_version_id AS "candidateId", r.exclusions
    FROM (SELECT DISTINCT release_id, stage_index FROM review_item
          WHERE counted_at IS NULL AND decided_at IS NOT NULL AND score IS NOT NULL AND NOT is_extra
            AND kind = 'single') AS i
    JOIN release r ON r.id = i.release_id
    WHERE r.candidate_version_id IS NOT NULL`;
  for (const stage of stages) await countRound(ingestPool(), stage, now);
}

/** Answers how to stop. */
export function startReviewCounting(everyMs = EVERY_MS): () => Promise<void> {
  return repeat({ name: 'The counting of reviews', everyMs, lockKey: LOCK_KEY, work: countReviews });
}
