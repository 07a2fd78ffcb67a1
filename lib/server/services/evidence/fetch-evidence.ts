import { DomainError } from '@/lib/core/domain-error';
import { type EvidenceRecord, findEvidence } from '@/lib/server/db/evidence-rows';
import type { Reader } from '@/lib/server/db/reader';

export async function fetchEvidence(reader: Reader, releaseId: string, id: string): Promise<EvidenceRecord> {
  const row = await findEvidence(reader, releaseId, id);
  if (row) return row;
  throw new DomainError('not_found', 'There is no such evidence.', 'unknown_evidence');
}
