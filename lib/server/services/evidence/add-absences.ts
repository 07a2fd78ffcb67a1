import { CASE_KINDS, KIND_LABELS } from '@/lib/core/evidence/evidence-case';
import type { EvidenceParameters } from '@/lib/schemas/evidence';
import type { AuditDraft } from '@/lib/server/audit/append';
import { type EvidenceRecord, setAbsence } from '@/lib/server/db/evidence-rows';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import type { Transaction } from '@/lib/server/db/transaction';

/** Keeps what an upload of the same file says anew of absent kinds, and answers the history's rows of it. */
export async function addAbsences(
  tx: Transaction,
  release: ReleaseRecord,
  record: EvidenceRecord,
  said: EvidenceParameters['absences'],
): Promise<AuditDraft[]> {
  const explained = CASE_KINDS.flatMap((kind) => {
    const reason = said[kind];
    const isNew = record.summary?.kinds[kind] === 0 && reason !== record.absences[kind];
    return reason !== undefined && isNew ? [{ kind, reason }] : [];
  });
  if (explained.length === 0) return [];
  await setAbsence(tx, record, Object.fromEntries(explained.map(({ kind, reason }) => [kind, reason])));
  return explained.map(({ kind, reason }) => ({
    action: 'evidence.explained',
    featureId: release.feature.id,
    releaseId: release.id,
    noteRevision: release.inForce?.number ?? null,
    reason,
    data: { evidenceId: record.id, what: KIND_LABELS[kind] },
  }));
}
