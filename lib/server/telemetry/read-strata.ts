import { sqlClient } from '../db/sql-client';

export interface StratumCount {
  stageIndex: number;
  versionId: string;
  cohort: string;
  requests: number;
  /** The requests below everything that was left out: a uniform draw of all. */
  sampled: number;
}

/** What the samples of a release were drawn from, and how many they are. */
export async function readStrata(releaseId: string): Promise<StratumCount[]> {
  return sqlClient()<StratumCount[]>`
    SELECT stage_index AS "stageIndex", version_id AS "versionId", cohort, requests,
      (SELECT count(*)::int FROM review_sample s
       WHERE s.release_id = ${releaseId} AND s.stage_index = t.stage_index AND s.version_id = t.version_id
         AND s.cohort = t.cohort AND s.priority < t.cut) AS sampled
    FROM (
      SELECT stage_index, version_id, cohort, sum(requests)::float8 AS requests, coalesce(min(cut), 2) AS cut
      FROM review_stratum WHERE release_id = ${releaseId} GROUP BY stage_index, version_id, cohort
    ) AS t
    ORDER BY stage_index, version_id, cohort`;
}
