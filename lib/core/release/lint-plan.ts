import type { Plan } from './note';
import type { PlanFinding } from './plan-finding';
import { findAllAtOnce } from './plan-rules/find-all-at-once';
import { findShares } from './plan-rules/find-shares';
import { findStageOrder } from './plan-rules/find-stage-order';
import { findUnfilled } from './plan-rules/find-unfilled';

export type { PlanFinding };

/**
 * What is wrong with a plan, and what is worth a second look. A plan with an error does not start. No finding has
 * the code and the field of another. Takes any plan, also an empty one or one with
 * shares out of range, as long as its rules are plain JSON; then it never throws.
 */
export function lintPlan(plan: Plan): PlanFinding[] {
  return [...findStageOrder(plan), ...findAllAtOnce(plan), ...findUnfilled(plan), ...findShares(plan)];
}
