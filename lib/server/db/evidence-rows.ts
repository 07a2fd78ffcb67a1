import type { OfflineEvidence } from './generated/client';
import type { Reader } from './reader';

export type EvidenceRecord = Readonly<OfflineEvidence>;

/** Newest first. */
export function readEvidence(reader: Reader, releaseId: string): Promise<EvidenceRecord[]> {
  return reader.offlineEvidence.findMany({
    where: { releaseId },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  });
}

/** The newest statement for exactly this pair; any other is about something else. */
export function newestFor(
  evidence: readonly EvidenceRecord[],
  pair: { baselineId: string | null; candidateId: string | null },
): EvidenceRecord | null {
  return evidence.find((row) => isFor(row, pair)) ?? null;
}

export function isFor(
  row: EvidenceRecord,
  { baselineId, candidateId }: { baselineId: string | null; candidateId: string | null },
): boolean {
  return row.baselineVersionId === baselineId && row.candidateVersionId === candidateId;
}
