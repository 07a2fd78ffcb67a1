import { sqlClient } from '../db/sql-client';

export interface ObservedArms {
  baseline: { requests: number };
  candidate: { requests: number };
  /** Candidate requests per minute lately; null when there were none. */
  candidatePerMinute: number | null;
}

const LATELY_MS = 10 * 60_000;

/** Comparable requests of each arm since the release's stage was entered, by the client's clock. */
export async function observeArms(
  release: {
    id: string;
    stageIndex: number;
    stageEnteredAt: Date;
    baselineVersionId: string;
    candidateVersionId: string;
  },
  now: Date,
): Promise<ObservedArms> {
  const lately = new Date(Math.max(now.getTime() - LATELY_MS, release.stageEnteredAt.getTime()));
  const sql = sqlClient();
  const [row] = await sql<{ baseline: number; candidate: number; lately: number }[]>`
    SELECT count(*) FILTER (WHERE version_id = ${release.baselineVersionId})::int AS baseline,
      count(*) FILTER (WHERE version_id = ${release.candidateVersionId})::int AS candidate,
      count(*) FILTER (WHERE version_id = ${release.candidateVersionId} AND at >= ${lately})::int AS lately
    FROM event
    WHERE release_id = ${release.id} AND stage_index = ${release.stageIndex} AND comparable
      AND version_id IN (${release.baselineVersionId}, ${release.candidateVersionId})
      AND at >= ${release.stageEnteredAt}`;
  const minutes = Math.max(1, now.getTime() - lately.getTime()) / 60_000;
  return {
    baseline: { requests: row?.baseline ?? 0 },
    candidate: { requests: row?.candidate ?? 0 },
    candidatePerMinute: row && row.lately > 0 ? row.lately / minutes : null,
  };
}
