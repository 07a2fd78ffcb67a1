import type { Arm } from '@/lib/core/evidence/evidence-case';
import type { CohortRequests, JudgedItem } from '@/lib/core/review/summarize-reviews';
import type { GivenVerdict, ItemKind } from '@/lib/core/review/verdict';
import { sqlClient } from './sql-client';

interface Asked {
  releaseId: string;
  stageIndex: number;
  candidateId: string;
}

interface ItemsAsked extends Asked {
  /** The newest comparison: pairs of earlier ones say nothing of it. */
  evidenceId: string | null;
}

interface ItemRow {
  kind: ItemKind;
  arm: Arm;
  cohort: string;
  candidateIsA: boolean;
  isExtra: boolean;
  reviewsWanted: number;
  countedScore: number | null;
  verdicts: GivenVerdict[];
}

/** The items of a stage, each with the verdicts that stand. */
export async function readJudgedItems({
  releaseId,
  stageIndex,
  candidateId,
  evidenceId,
}: ItemsAsked): Promise<JudgedItem[]> {
  const rows = await sqlClient()<ItemRow[]>`
    SELECT i.kind, i.candidate_is_a AS "candidateIsA", i.is_extra AS "isExtra", i.reviews_wanted AS "reviewsWanted",
      coalesce(s.cohort, '') AS cohort, CASE WHEN i.counted_at IS NOT NULL THEN i.score END AS "countedScore",
      CASE WHEN s.version_id = ${candidateId} THEN 'candidate' ELSE 'baseline' END AS arm,
      coalesce((SELECT json_agg(json_build_object('verdict', v.verdict, 'reasons', v.reasons))
        FROM review_verdict v WHERE v.item_id = i.id AND v.undone_at IS NULL), '[]') AS verdicts
    FROM review_item i LEFT JOIN LATERAL (
      SELECT sample.* FROM review_item_sample x JOIN review_sample sample ON sample.id = x.sample_id
      WHERE x.item_id = i.id LIMIT 1
    ) AS s ON true
    WHERE i.release_id = ${releaseId} AND i.stage_index = ${stageIndex} AND (s.id IS NOT NULL OR i.kind = 'pair')
      AND (i.evidence_id IS NULL OR i.evidence_id = ${evidenceId})`;
  return rows.map(({ kind, arm, candidateIsA, ...item }) =>
    kind === 'single' ? { ...item, kind, arm } : { ...item, kind, candidateIsA },
  );
}

/** How many requests each cohort of a stage had, by arm. */
export async function readCohortRequests({
  releaseId,
  stageIndex,
  candidateId,
}: Asked): Promise<CohortRequests[]> {
  return sqlClient()<CohortRequests[]>`
    SELECT CASE WHEN version_id = ${candidateId} THEN 'candidate' ELSE 'baseline' END AS arm, cohort,
      sum(requests)::float8 AS requests
    FROM review_stratum WHERE release_id = ${releaseId} AND stage_index = ${stageIndex}
    GROUP BY 1, 2`;
}
