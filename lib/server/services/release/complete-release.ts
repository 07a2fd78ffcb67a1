import type { Actor } from '@/lib/core/access/actor';
import type { ReleaseView, TransitionInput } from '@/lib/schemas/release';
import type { Transaction } from '@/lib/server/db/transaction';
import { askBeforePassage } from './ask-before-passage';
import { getRelease } from './get-release';
import { type Along, type Deciding, move } from './internal';

/** Ends a full rollout: the candidate is the live version from here on. */
export async function completeRelease(
  actor: Actor,
  id: string,
  input: TransitionInput,
): Promise<ReleaseView> {
  const { seq, reason, overrides = [] } = input;
  await askBeforePassage(actor, id, 'release:complete');
  await move(actor, id, seq, {
    permission: 'release:complete',
    event: () => ({ kind: 'complete', overrides }),
    reason,
    along: (tx, deciding) => makeLive(tx, deciding, overrides.length > 0 ? { overrides } : {}),
  });
  return getRelease(actor, id);
}

async function makeLive(
  tx: Transaction,
  { release }: Deciding,
  data: Record<string, unknown>,
): Promise<Along> {
  const { feature, candidate, baseline } = release;
  // The database refuses a started release without its two versions.
  if (!candidate || !baseline) throw new Error(`Release ${release.id} has lost a version`);
  await tx.feature.update({ where: { id: feature.id }, data: { liveVersionId: candidate.id } });
  const made = { versionId: candidate.id, variant: candidate.variant, before: baseline.variant };
  return {
    data,
    audits: [{ action: 'version.made_live', featureId: feature.id, releaseId: release.id, data: made }],
  };
}
