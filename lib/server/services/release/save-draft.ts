import type { Actor } from '@/lib/core/access/actor';
import { DomainError } from '@/lib/core/domain-error';
import type { ReleaseStatus } from '@/lib/core/release/release-state';
import { type ReleaseView, type SaveDraftInput, saveDraftInput } from '@/lib/schemas/release';
import type { AuditDraft } from '@/lib/server/audit/append';
import { write } from '@/lib/server/audit/write';
import { type ReleaseChanges, saveDraftNote } from '@/lib/server/db/release-changes';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import type { Transaction } from '@/lib/server/db/transaction';
import { lockedRelease } from './fetch-release';
import { fitCandidate } from './fit-candidate';
import { fitOwner } from './fit-owner';
import { getRelease } from './get-release';
import { handedOver } from './handed-over';

const EDITABLE: readonly ReleaseStatus[] = ['draft', 'offline_check', 'live', 'held'];

/** Autosave. Nothing comes into force by it; a change of the owner alone leaves an audit row. */
export async function saveDraft(actor: Actor, id: string, input: SaveDraftInput): Promise<ReleaseView> {
  const draft = saveDraftInput.parse(input);
  await write(
    { actor, permission: 'note:write', load: lockedRelease(id) },
    async (tx, { at, loaded: { release } }) => {
      refuseUnsavable(release, draft.draftSeq);
      const { changes, audits } = await headerChanges(tx, actor, release, draft);
      await saveDraftNote(tx, id, draft.note, at, changes);
      // The candidate of a draft decides nothing that is routed.
      return { result: undefined, audits, releases: [id] };
    },
  );
  return getRelease(actor, id);
}

/** Refuses when the release has ended, or the form was opened on an older draft. */
export function refuseUnsavable(release: ReleaseRecord, seenSeq: number): void {
  if (!EDITABLE.includes(release.status)) {
    const message = 'The note of this release can no longer change: it was rolled back or has ended.';
    throw new DomainError('conflict', message, 'not_in_this_state');
  }
  const { draft, title, owner, candidate } = release;
  if (draft.seq === seenSeq) return;
  const message = 'The draft was saved from somewhere else meanwhile, so this was not stored over it.';
  throw new DomainError('stale_state', message, 'stale_draft', [], {
    draft: { note: draft.note, seq: draft.seq, savedAt: draft.savedAt.toISOString() },
    title,
    ownerId: owner?.id ?? null,
    candidateVersionId: candidate?.id ?? null,
  });
}

async function headerChanges(
  tx: Transaction,
  actor: Actor,
  release: ReleaseRecord,
  draft: SaveDraftInput,
): Promise<{ changes: ReleaseChanges; audits: AuditDraft[] }> {
  const changed = <T>(next: T | undefined, now: T): next is T => next !== undefined && next !== now;
  const changes: ReleaseChanges = {};
  const audits: AuditDraft[] = [];
  if (changed(draft.title, release.title)) changes.title = draft.title;
  if (changed(draft.candidateVersionId, release.candidate?.id ?? null)) {
    const { feature, baseline } = release;
    changes.candidateVersionId = draft.candidateVersionId;
    if (draft.candidateVersionId !== null) {
      await fitCandidate(tx, draft.candidateVersionId, feature.id, baseline?.id ?? null);
    }
  }
  if (changed(draft.ownerId, release.owner?.id ?? null)) {
    const before = release.owner && { id: release.owner.id, name: release.owner.name };
    if (before && before.id !== actor.id) throw notTheOwner(before.name);
    const after = draft.ownerId === null ? null : await fitOwner(tx, draft.ownerId, 'ownerId');
    changes.ownerId = draft.ownerId;
    const subject = { featureId: release.feature.id, releaseId: release.id };
    audits.push({ action: 'release.handed_over', ...subject, data: handedOver(before, after) });
  }
  if (Object.keys(changes).length > 0 && release.status !== 'draft') {
    const message =
      'Title, owner and versions are settled once a release has started. Hand the release over to change its owner.';
    throw new DomainError('conflict', message, 'not_in_this_state');
  }
  return { changes, audits };
}

function notTheOwner(name: string): DomainError {
  const message = `${name} owns this release: only ${name} may give it away here. An admin can hand it over with a reason.`;
  return new DomainError('conflict', message, 'not_owner');
}
