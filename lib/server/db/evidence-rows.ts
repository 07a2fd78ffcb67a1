import type { OfflineEvidence } from './generated/client';
import type { Reader } from './reader';

/** What an evidence says in counts. */
export interface EvidenceCounts {
  cases: number;
  baselinePassed: number;
  candidatePassed: number;
  errored: number;
}

export type EvidenceRecord = Readonly<Omit<OfflineEvidence, 'summary'> & EvidenceCounts>;

/** Newest first; what is still being loaded is absent. */
export async function readEvidence(reader: Reader, releaseId: string): Promise<EvidenceRecord[]> {
  const rows = await reader.offlineEvidence.findMany({
    where: { releaseId, readyAt: { not: null } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  });
  // A row that is ready has its summary: the two are written in one statement.
  return rows.map(({ summary, ...row }) => ({ ...row, ...(summary as unknown as EvidenceCounts) }));
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
