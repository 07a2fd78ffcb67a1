import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import { KIND_LABELS } from '@/lib/core/evidence/evidence-case';
import { type EvidenceView, type ExplainEvidenceInput, explainEvidenceInput } from '@/lib/schemas/evidence';
import { write } from '@/lib/server/audit/write';
import { type EvidenceRecord, setAbsence, setExplanation } from '@/lib/server/db/evidence-rows';
import { lockedRelease } from '../release/fetch-release';
import { fetchEvidence } from './fetch-evidence';
import { getEvidence } from './get-evidence';
import { thingsToAccept } from './things-to-accept';

/** Says why a kind of case is absent (who may attach), or why what became worse is acceptable (the owner alone). */
export async function explainEvidence(
  actor: Actor,
  releaseId: string,
  evidenceId: string,
  input: ExplainEvidenceInput,
): Promise<EvidenceView> {
  const said = explainEvidenceInput.parse(input);
  await write(
    {
      actor,
      permission: said.about === 'absence' ? 'evidence:attach' : 'evidence:explain',
      load: lockedRelease(releaseId),
    },
    async (tx, { at, loaded: { release } }) => {
      const record = await fetchEvidence(tx, releaseId, evidenceId);
      refuseNeedless(record, said);
      if (said.about === 'absence') await setAbsence(tx, record, { [said.kind]: said.reason });
      else {
        const explanation = { reason: said.reason, byId: actor.id, at: at.toISOString() };
        await setExplanation(tx, record, { [said.key]: explanation });
      }
      const what = said.about === 'absence' ? KIND_LABELS[said.kind] : said.key;
      return {
        result: undefined,
        audits: [
          {
            action: 'evidence.explained',
            featureId: release.feature.id,
            releaseId,
            noteRevision: release.inForce?.number ?? null,
            reason: said.reason,
            data: { evidenceId, about: said.about, what },
          },
        ],
        releases: [releaseId],
      };
    },
  );
  return getEvidence(actor, releaseId, evidenceId);
}

function refuseNeedless(record: EvidenceRecord, said: ExplainEvidenceInput): void {
  const isNeeded =
    said.about === 'absence'
      ? record.summary?.kinds[said.kind] === 0
      : thingsToAccept(record).includes(said.key);
  if (isNeeded) return;
  const message = 'There is nothing to explain there: the comparison does not show it.';
  throw new DomainError('conflict', message, 'nothing_to_explain');
}
