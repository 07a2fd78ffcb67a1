import type { Actor } from '@/lib/core/access/actor';
import type { VersionEdit } from '@/lib/core/release/gate-facts';
import { write } from '@/lib/server/audit/write';
import type { ReleaseRecord } from '@/lib/server/db/release-row';
import { claimReport } from '@/lib/server/db/sighting-rows';
import { lockedRelease } from './fetch-release';
import { gatherContent } from './gather-content';

/** For the watch alone: puts each hidden edit that is new into the history of the release, once. */
export async function reportHiddenEdits(
  actor: Extract<Actor, { kind: 'system' }>,
  { id }: ReleaseRecord,
): Promise<void> {
  await write(
    { actor, permission: 'release:hold', load: lockedRelease(id) },
    async (tx, { at, loaded: { release } }) => {
      const { edits } = await gatherContent(tx, release, at);
      const told: VersionEdit[] = [];
      for (const edit of edits) {
        if (isUntold(edit) && (await claimReport(tx, edit, at))) told.push(edit);
      }
      return {
        result: undefined,
        audits: told.map((edit) => ({
          action: 'release.hidden_edit_seen' as const,
          featureId: release.feature.id,
          releaseId: id,
          noteRevision: release.inForce?.number ?? null,
          data: hiddenEditData(edit),
          evidence: { hiddenEdit: edit },
        })),
        releases: told.length > 0 ? [id] : [],
      };
    },
  );
}

/** Asked first, so that no transaction opens every round. */
export function isUntold({ state, reportedAt }: VersionEdit): boolean {
  return state !== 'acknowledged' && reportedAt === null;
}

/** What history's rows of an edit carry. */
export function hiddenEditData(edit: VersionEdit): Record<string, unknown> {
  const { versionId, variant, axis, fingerprint, expected, firstSeenAt } = edit;
  return { versionId, variant, axis, fingerprint, expected: expected.fingerprint, firstSeenAt };
}
