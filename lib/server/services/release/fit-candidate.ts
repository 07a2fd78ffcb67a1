import { DomainError } from '@/lib/core/domain-error';
import type { Reader } from '@/lib/server/db/reader';
import { toVersion, type VersionRecord } from '@/lib/server/db/version-row';

/** The version to roll out: one of the feature, and not the one that is live. */
export async function fitCandidate(
  reader: Reader,
  id: string,
  featureId: string,
  baselineId: string | null,
): Promise<VersionRecord> {
  const row = await reader.version.findUnique({ where: { id } });
  if (row?.featureId !== featureId) throw unfit('unknown_version', 'The feature has no such version.');
  if (row.id === baselineId) {
    throw unfit('same_version', `v${row.number} is the baseline: choose another version as the candidate.`);
  }
  return toVersion(row);
}

function unfit(code: string, message: string): DomainError {
  return new DomainError('invalid_input', message, code, [{ code, field: 'candidateVersionId', message }]);
}
