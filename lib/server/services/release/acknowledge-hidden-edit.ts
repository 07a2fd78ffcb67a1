import type { z } from 'zod';
import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import { HIDDEN_EDIT_QUIET_MINUTES } from '@/lib/core/telemetry/hidden-edit';
import type { acknowledgeEditInput, ReleaseView } from '@/lib/schemas/release';
import { write } from '@/lib/server/audit/write';
import { acknowledgeSighting } from '@/lib/server/db/sighting-rows';
import { lockedRelease } from './fetch-release';
import { gatherContent } from './gather-content';
import { getRelease } from './get-release';
import { hiddenEditData } from './report-hidden-edits';

/** The owner says in writing what a hidden edit was, once traffic no longer carries it; that opens promotion again. */
export async function acknowledgeHiddenEdit(
  actor: Actor,
  id: string,
  { reason, ...key }: z.output<typeof acknowledgeEditInput>,
): Promise<ReleaseView> {
  await write(
    { actor, permission: 'release:acknowledge', load: lockedRelease(id) },
    async (tx, { at, loaded: { release } }) => {
      const { edits } = await gatherContent(tx, release, at);
      const edit = edits.find(
        ({ versionId, axis, fingerprint }) =>
          versionId === key.versionId && axis === key.axis && fingerprint === key.fingerprint,
      );
      if (!edit) {
        const message = 'Traffic of this release has no such hidden edit.';
        throw new DomainError('conflict', message, 'unknown_hidden_edit');
      }
      if (edit.state === 'seen') {
        const message = `The edit has not stopped: a request carried it at ${edit.lastSeenAt}. Wait until it was not seen for ${HIDDEN_EDIT_QUIET_MINUTES} minutes.`;
        throw new DomainError('conflict', message, 'hidden_edit_seen');
      }
      if (edit.state === 'acknowledged') return { result: undefined, audits: [] };
      await acknowledgeSighting(tx, edit, at);
      const audit = {
        action: 'release.hidden_edit_acknowledged' as const,
        featureId: release.feature.id,
        releaseId: id,
        noteRevision: release.inForce?.number ?? null,
        reason,
        data: hiddenEditData(edit),
        evidence: { hiddenEdit: edit },
      };
      return { result: undefined, audits: [audit], releases: [id] };
    },
  );
  return getRelease(actor, id);
}
