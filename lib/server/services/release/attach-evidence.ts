import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import type { ReleaseStatus } from '@/lib/core/release/release-state';
import { type AttachEvidenceInput, attachEvidenceInput, type ReleaseView } from '@/lib/schemas/release';
import { write } from '@/lib/server/audit/write';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { lockedRelease } from './fetch-release';
import { getRelease } from './get-release';

const OPEN: readonly ReleaseStatus[] = ['draft', 'offline_check', 'live', 'held'];

/** States an offline comparison of exactly the release's two versions; a later statement adds to it. */
export async function attachEvidence(
  actor: Actor,
  id: string,
  input: AttachEvidenceInput,
): Promise<ReleaseView> {
  const evidence = attachEvidenceInput.parse(input);
  await write(
    { actor, permission: 'evidence:attach', load: lockedRelease(id) },
    async (tx, { at, loaded: { release } }) => {
      const pair = comparedPair(release);
      const { source, ...summary } = evidence;
      const row = {
        ...{ releaseId: id, ...pair, source, summary, createdById: actor.id, createdAt: at, readyAt: at },
        ...{ format: 'statement', fileName: '', fileBytes: 0, mapping: {} },
      };
      const { id: evidenceId } = await tx.offlineEvidence.create({ data: row });
      return {
        result: undefined,
        audits: [
          {
            action: 'evidence.attached',
            featureId: release.feature.id,
            releaseId: id,
            noteRevision: release.inForce?.number ?? null,
            data: { evidenceId, ...pair, ...evidence },
          },
        ],
        releases: [id],
      };
    },
  );
  return getRelease(actor, id);
}

function comparedPair({ status, baseline, candidate }: ReleaseRecord) {
  if (!OPEN.includes(status)) {
    throw new DomainError(
      'conflict',
      'This release was rolled back or has ended: it takes no more evidence.',
      'not_in_this_state',
    );
  }
  if (!baseline || !candidate) {
    const message = 'Choose the candidate first: the comparison is bound to its two versions.';
    throw new DomainError('conflict', message, 'missing_candidate');
  }
  return { baselineVersionId: baseline.id, candidateVersionId: candidate.id };
}
