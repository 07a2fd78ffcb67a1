import type { EvidenceView } from '@/lib/schemas/release';
import { nameOf } from '@/lib/server/db/actor-names';
import { type EvidenceRecord, isFor } from '@/lib/server/db/evidence-rows';
import type { ReleaseRecord } from '@/lib/server/db/release-row';

export function evidenceViews(
  { baseline, candidate }: ReleaseRecord,
  evidence: readonly EvidenceRecord[],
  names: ReadonlyMap<string, string>,
): EvidenceView[] {
  const pair = { baselineId: baseline?.id ?? null, candidateId: candidate?.id ?? null };
  return evidence.map((row) => ({
    id: row.id,
    cases: row.cases,
    baselinePassed: row.baselinePassed,
    candidatePassed: row.candidatePassed,
    errored: row.errored,
    source: row.source,
    createdAt: row.createdAt.toISOString(),
    createdByName: nameOf(names, row.createdById),
    matches: isFor(row, pair),
  }));
}
