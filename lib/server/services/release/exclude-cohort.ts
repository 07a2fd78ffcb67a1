import type { Actor } from '@/lib/core/access/actor';
import type { ExcludedCohort } from '@/lib/core/cohort/excluded-cohort';
import type { Exclusion } from '@/lib/core/release/release-state';
import type { ReleaseView, TransitionInput } from '@/lib/schemas/release';
import { getRelease } from './get-release';
import { type Move, move } from './internal';

/** From this instant the cohort gets the baseline, for the rest of the release; everybody else keeps what they have. */
export async function excludeCohort(actor: Actor, id: string, input: TransitionInput): Promise<ReleaseView> {
  const { seq, attribute = '', value = '', reason = '' } = input;
  await move(actor, id, seq, exclusionMove(actor, { attribute, value, reason, triggerId: null }));
  return getRelease(actor, id);
}

/** For the watch alone: the same, with what it was decided on. */
export async function excludeCohortBySystem(
  actor: Extract<Actor, { kind: 'system' }>,
  id: string,
  seenSeq: number,
  { evidence, ...excluded }: Excluded & { evidence: Record<string, unknown> },
): Promise<void> {
  await move(actor, id, seenSeq, exclusionMove(actor, excluded, evidence));
}

type Excluded = ExcludedCohort & Pick<Exclusion, 'reason' | 'triggerId'>;

function exclusionMove(actor: Actor, excluded: Excluded, evidence?: Record<string, unknown>): Move {
  const { attribute, value, triggerId } = excluded;
  const reason = excluded.reason.trim();
  return {
    permission: 'release:exclude_cohort',
    event: (at) => ({
      kind: 'exclude_cohort',
      exclusion: { attribute, value, reason, at: at.toISOString(), by: actor.name, triggerId },
    }),
    reason,
    along: async () => ({
      data: { attribute, value, triggerId },
      ...(evidence && { evidence }),
      routing: true,
    }),
  };
}
