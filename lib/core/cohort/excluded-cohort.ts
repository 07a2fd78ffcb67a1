import type { RequestContext } from './cohort-rule';
import { OPERATOR_DEFINITIONS, readAttribute } from './match-rule';

/** One value of one attribute of the context, as the slices name it: text, also for a number or a boolean. */
export interface ExcludedCohort {
  attribute: string;
  value: string;
}

/** Does the request belong to any of them? Compared as the operator `is` does. Total, never throws. */
export function isExcluded(excluded: readonly ExcludedCohort[], context: RequestContext): boolean {
  return excluded.some(({ attribute, value }) => {
    const actual = readAttribute(context, attribute);
    return actual !== undefined && OPERATOR_DEFINITIONS.is.holds(actual, [value]);
  });
}

/** "task = primes" */
export function renderExcluded({ attribute, value }: ExcludedCohort): string {
  return `${attribute} = ${value}`;
}

/** The one among them that names the same value of the same attribute; undefined when none does. */
export function findExcluded<T extends ExcludedCohort>(
  excluded: readonly T[],
  wanted: ExcludedCohort,
): T | undefined {
  return excluded.find(({ attribute, value }) => attribute === wanted.attribute && value === wanted.value);
}
