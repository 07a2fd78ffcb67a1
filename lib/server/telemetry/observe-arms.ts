import { sumOf } from '@/lib/core/telemetry/rollup';
import { fromStageEntry, mergeBy, readRollups, WHOLE_MS } from './read-rollups';

export interface ObservedArms {
  baseline: { requests: number };
  candidate: { requests: number };
  /** Candidate requests per minute lately; null when there were none. */
  candidatePerMinute: number | null;
}

const LATELY_MS = 10 * 60_000;

/** Comparable requests of each arm since the release's stage was entered. */
export async function observeArms(
  release: {
    id: string;
    featureId: string;
    stageIndex: number;
    stageEnteredAt: Date;
    baselineVersionId: string;
    candidateVersionId: string;
  },
  now: Date,
): Promise<ObservedArms> {
  const latelyFrom = new Date(Math.max(now.getTime() - LATELY_MS, release.stageEnteredAt.getTime()));
  const count = async (from: Date) => {
    const comparableIn = { releaseId: release.id, stageIndex: release.stageIndex };
    const { rows } = await readRollups({ featureId: release.featureId, from, comparableIn }, WHOLE_MS, false);
    const byVersion = mergeBy(rows, (row) => row.versionId);
    return (versionId: string) => {
      const rollup = byVersion.get(versionId);
      return rollup ? sumOf(rollup, 'requests') : 0;
    };
  };
  const [inStage, lately] = await Promise.all([
    count(fromStageEntry(release.stageEnteredAt)),
    count(latelyFrom),
  ]);
  const minutes = Math.max(1, now.getTime() - latelyFrom.getTime()) / 60_000;
  const latelyCandidate = lately(release.candidateVersionId);
  return {
    baseline: { requests: inStage(release.baselineVersionId) },
    candidate: { requests: inStage(release.candidateVersionId) },
    candidatePerMinute: latelyCandidate > 0 ? latelyCandidate / minutes : null,
  };
}
