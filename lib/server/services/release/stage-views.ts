import { renderCohort } from '@/lib/core/cohort/render-cohort';
import type { Plan } from '@/lib/core/release/note';
import type { ReleaseState, ReleaseStatus } from '@/lib/core/release/release-state';
import type { StageView } from '@/lib/schemas/release';
import type { ReleaseMove } from '@/lib/server/db/release-moves';

const IN_A_STAGE: readonly ReleaseStatus[] = ['offline_check', 'live', 'held'];

/** The stage rail: each stage of the plan with where the release stands and when it came and went. */
export function stageViews(
  release: Pick<ReleaseState, 'status' | 'stageIndex'>,
  plan: Plan,
  unitName: string,
  moves: readonly ReleaseMove[],
): StageView[] {
  return plan.stages.map(({ kind, name, cohort, minMinutes, minRequests }, index) => {
    const entered = moves.find(({ from, to }) => to.stageIndex === index && from.stageIndex !== index);
    const left = moves.find(
      ({ from, to }) =>
        from.stageIndex === index && (to.stageIndex !== index || !IN_A_STAGE.includes(to.status)),
    );
    return {
      ...{ index, kind, name, minMinutes, minRequests },
      cohortText: cohort ? renderCohort(cohort, unitName) : null,
      state: stateOf(index, release),
      enteredAt: entered?.at ?? null,
      leftAt: left?.at ?? null,
    };
  });
}

function stateOf(
  index: number,
  { status, stageIndex }: Pick<ReleaseState, 'status' | 'stageIndex'>,
): StageView['state'] {
  if (stageIndex === null || index > stageIndex) return 'next';
  if (index < stageIndex) return 'done';
  switch (status) {
    case 'offline_check':
    case 'live':
      return 'now';
    case 'held':
      return 'held';
    case 'completed':
      return 'done';
    default:
      return 'left';
  }
}
