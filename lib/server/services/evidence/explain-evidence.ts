import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import { KIND_LABELS } from '@/lib/core/evidence/evidence-case';
import { type EvidenceView, type ExplainEvidenceInput, explainEvidenceInput } from '@/lib/schemas/evidence';
import { write } from '@/lib/server/audit/write';
import { setAbsence } from '@/lib/server/db/evidence-rows';
import { lockedRelease } from '../release/fetch-release';
import { fetchEvidence } from './fetch-evidence';
import { getEvidence } from './get-evidence';

/** Says why a kind of case is absent. What became worse cannot be explained away: it takes another comparison. */
export async function explainEvidence(
  actor: Actor,
  releaseId: string,
  evidenceId: string,
  input: ExplainEvidenceInput,
): Promise<EvidenceView> {
  const said = explainEvidenceInput.parse(input);
  await write(
    { actor, permission: 'evidence:attach', load: lockedRelease(releaseId) },
    async (tx, { loaded: { release } }) => {
      const record = await fetchEvidence(tx, releaseId, evidenceId);
      if (record.summary?.kinds[said.kind] !== 0) {
        const message = 'There is nothing to explain there: the comparison does not show it.';
        throw new DomainError('conflict', message, 'nothing_to_explain');
      }
      await setAbsence(tx, record, { [said.kind]: said.reason });
      return {
        result: undefined,
        audits: [
          {
            action: 'evidence.explained',
            featureId: release.feature.id,
            releaseId,
            noteRevision: release.inForce?.number ?? null,
            reason: said.reason,
            data: { evidenceId, what: KIND_LABELS[said.kind] },
          },
        ],
        releases: [releaseId],
      };
    },
  );
  return getEvidence(actor, releaseId, evidenceId);
}
