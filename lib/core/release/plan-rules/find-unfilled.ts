import { isWholeRule } from '../../cohort/is-whole-rule';
import type { Plan } from '../note';
import type { PlanFinding } from '../plan-finding';

/**
 * What a live stage lacks: a whole cohort (of the wider and full stages; the canary and expanded cohort are fields
 * of the note, so noteIssues asks for them), and a minimum of requests before it may be left.
 */
export function findUnfilled({ stages }: Plan): PlanFinding[] {
  return stages.flatMap((stage, index) => {
    if (stage.kind === 'offline') return [];
    const findings: PlanFinding[] = [];
    const isOfPlan = stage.kind === 'wider' || stage.kind === 'full';
    if (isOfPlan && !(stage.cohort && isWholeRule(stage.cohort.rule))) {
      findings.push({
        code: 'plan_missing_cohort',
        severity: 'error',
        field: `plan.stages.${index}.cohort`,
        message: `"${stage.name}" does not say who gets the candidate.`,
        fix: 'Choose its cohort.',
      });
    }
    if (!(stage.minRequests >= 1)) {
      findings.push({
        code: 'plan_no_minimum',
        severity: 'error',
        field: `plan.stages.${index}.minRequests`,
        message: `"${stage.name}" could be left without a single request.`,
        fix: 'Set how many requests each arm needs.',
      });
    }
    return findings;
  });
}
