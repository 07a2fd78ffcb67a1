import { CASE_KINDS } from '@/lib/core/evidence/evidence-case';
import type { EvidenceView } from '@/lib/schemas/evidence';
import { nameOf } from '@/lib/server/db/actor-names';
import { type EvidenceRecord, isFor } from '@/lib/server/db/evidence-rows';
import type { ReleaseRecord } from '@/lib/server/db/release-row';

type Names = ReadonlyMap<string, string>;

export function evidenceViews(
  release: ReleaseRecord,
  evidence: readonly EvidenceRecord[],
  names: Names,
): EvidenceView[] {
  return evidence.map((row) => evidenceView(release, row, names));
}

export function evidenceView(
  { baseline, candidate }: ReleaseRecord,
  row: EvidenceRecord,
  names: Names,
): EvidenceView {
  const { summary, stated } = row;
  const all = summary?.groups.find(({ name }) => name.by === 'all');
  return {
    ...{
      id: row.id,
      format: row.format,
      fileName: row.fileName,
      fileBytes: row.fileBytes,
      source: row.source,
    },
    createdAt: row.createdAt.toISOString(),
    createdByName: nameOf(names, row.createdById),
    matches: isFor(row, { baselineId: baseline?.id ?? null, candidateId: candidate?.id ?? null }),
    readyAt: row.readyAt?.toISOString() ?? null,
    casesRead: row.casesRead,
    cases: summary?.cases ?? stated?.cases ?? 0,
    errored: summary?.errored ?? stated?.errored ?? 0,
    quality: all?.metrics.quality ?? null,
    changes: all?.changes ?? null,
    absent: summary
      ? CASE_KINDS.filter((kind) => summary.kinds[kind] === 0).map((kind) => ({
          kind,
          explanation: row.absences[kind] ?? null,
        }))
      : [],
    stated: stated && { baselinePassed: stated.baselinePassed, candidatePassed: stated.candidatePassed },
  };
}
