import type { Cohort } from '../cohort/cohort-rule';
import type { Plan } from './note';
import { EXPOSED_STATUSES, type ReleaseState } from './release-state';

/**
 * Which cohorts may get the candidate now: those of stages 1..stageIndex while live or held, otherwise none.
 * Routing takes their union, so a list that only grows at its end never moves anyone back (rule 3).
 * What was excluded stands beside it, in the state itself: it takes from these cohorts and adds to none.
 * Stages without a cohort add nothing; a stage index beyond the plan means the whole plan. Never throws.
 */
export function exposureOf(state: Pick<ReleaseState, 'status' | 'stageIndex'>, plan: Plan): Cohort[] {
  const exposed: readonly string[] = EXPOSED_STATUSES;
  if (!exposed.includes(state.status) || state.stageIndex === null) return [];
  return plan.stages.slice(1, state.stageIndex + 1).flatMap((stage) => (stage.cohort ? [stage.cohort] : []));
}
