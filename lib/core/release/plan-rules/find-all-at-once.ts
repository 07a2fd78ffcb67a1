import { renderShare } from '../../cohort/render-share';
import type { Plan } from '../note';
import type { PlanFinding } from '../plan-finding';

/** The least share of everyone that must have carried the candidate before it goes to all. */
const LEAST_SHARE_BEFORE_FULL = 0.1;
/** No stage before the full one takes everyone from below that share to more than this in one step. */
const WIDEST_STEP = 0.5;

/**
 * Rule 11: no plan goes from a small share to everything with nothing between. Refused are a full stage with no
 * wider stage before it, one before which no stage gave at least 10 % of everyone the candidate, and one that
 * covers only some requests, because completing it would move all the others at once. Refused is also any earlier
 * stage that takes everyone from below 10 % to more than half in one step.
 */
export function findAllAtOnce({ stages }: Plan): PlanFinding[] {
  const index = stages.findIndex((stage) => stage.kind === 'full');
  const full = stages[index];
  if (!full) return [];
  const before = stages.slice(0, index);
  const finding = (part: string, message: string, fix: string): PlanFinding => ({
    code: 'plan_all_at_once',
    severity: 'error',
    field: `plan.stages.${index}${part}`,
    message,
    fix,
  });

  const findings: PlanFinding[] = [];
  if (full.cohort && full.cohort.rule.kind !== 'everyone') {
    findings.push(
      finding(
        '.cohort.rule',
        `"${full.name}" covers only some requests, so completing would move all the others at once.`,
        'Let the full stage cover all requests.',
      ),
    );
  }
  findings.push(...findLeaps(before));
  const everyoneShares = before.flatMap(({ cohort }) =>
    cohort?.rule.kind === 'everyone' ? [cohort.share] : [],
  );
  const widest = Math.max(0, ...everyoneShares.filter(Number.isFinite));
  if (!before.some((stage) => stage.kind === 'wider')) {
    findings.push(
      finding(
        '',
        `The plan goes from a small share to everything with no wider stage between.`,
        'Add a wider stage, such as 10 % and then 25 % of all requests.',
      ),
    );
  } else if (!(widest >= LEAST_SHARE_BEFORE_FULL)) {
    findings.push(
      finding(
        '',
        `The plan goes from ${renderShare(widest)} of all requests to everything.`,
        `Add a wider stage with at least ${renderShare(LEAST_SHARE_BEFORE_FULL)} of all requests.`,
      ),
    );
  }
  return findings;
}

function findLeaps(stages: Plan['stages']): PlanFinding[] {
  let reached = 0;
  return stages.flatMap(({ name, cohort }, index): PlanFinding[] => {
    if (cohort?.rule.kind !== 'everyone' || !Number.isFinite(cohort.share)) return [];
    const from = reached;
    reached = Math.max(reached, cohort.share);
    if (from >= LEAST_SHARE_BEFORE_FULL || cohort.share <= WIDEST_STEP) return [];
    return [
      {
        code: 'plan_all_at_once',
        severity: 'error',
        field: `plan.stages.${index}.cohort.share`,
        message: `"${name}" goes from ${renderShare(from)} of all requests to ${renderShare(cohort.share)} in one step.`,
        fix: `Go through a stage with at least ${renderShare(LEAST_SHARE_BEFORE_FULL)} of all requests first.`,
      },
    ];
  });
}
