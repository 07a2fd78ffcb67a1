import type { Actor } from '@/lib/core/access/actor';
import type { ReleaseView, TransitionInput } from '@/lib/schemas/release';
import { readReference } from '@/lib/server/telemetry/read-reference';
import { askBeforePassage } from './ask-before-passage';
import { getRelease } from './get-release';
import { move } from './internal';

/** Leaves the present stage for the next: the one way by which exposure grows. */
export async function promoteRelease(actor: Actor, id: string, input: TransitionInput): Promise<ReleaseView> {
  const { seq, reason, overrides = [] } = input;
  await askBeforePassage(actor, id, 'release:promote');
  await move(actor, id, seq, {
    permission: 'release:promote',
    event: () => ({ kind: 'promote', overrides }),
    reason,
    along: async (_tx, { release, at }) => {
      const said = overrides.length > 0 ? { overrides } : {};
      if (release.stageIndex !== 0 || !release.baseline) return { data: said };
      const reference = await readReference(release.feature.id, release.baseline.id, at);
      return { data: { ...said, reference }, changes: { reference } };
    },
  });
  return getRelease(actor, id);
}
