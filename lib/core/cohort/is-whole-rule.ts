import type { CohortRule } from './cohort-rule';
import { OPERATOR_DEFINITIONS } from './match-rule';

/** Is every condition of the rule filled in, however deep? An empty group is not whole. Never throws. */
export function isWholeRule(rule: CohortRule): boolean {
  switch (rule.kind) {
    case 'everyone':
      return true;
    case 'condition':
      return (
        rule.attribute.trim() !== '' &&
        (OPERATOR_DEFINITIONS[rule.operator].arity === 'none' || rule.values.length > 0)
      );
    default:
      return rule.of.length > 0 && rule.of.every(isWholeRule);
  }
}
