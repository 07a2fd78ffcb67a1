import type { RequestContext } from '../cohort/cohort-rule';
import { matchRule } from '../cohort/match-rule';
import type { RoutedRelease } from '../routing/routing-snapshot';

/**
 * The name of the first stage, from the canary on, whose cohort rule includes the request: strata of early and later cohorts
 * stay apart. Null where none does. `context` as evaluateFlag takes it.
 */
export function reviewCohort(
  { cohorts, cohortNames }: Pick<RoutedRelease, 'cohorts' | 'cohortNames'>,
  context: RequestContext,
): string | null {
  const place = cohorts.findIndex(({ rule }) => matchRule(rule, context));
  return place < 0 ? null : (cohortNames[place] ?? null);
}
