import type { CohortRule } from '@/lib/core/cohort/cohort-rule';
import { chipValue } from './chip-value';
import { type Condition, emptyCondition, fromEditable, toEditable } from './editable-rule';

/** Does a condition of the rule's own list say that the attribute is this value? */
export function hasValue(rule: CohortRule, attribute: string, text: string): boolean {
  return conditionsOf(rule).some(
    (condition) => isAbout(condition, attribute) && condition.values.some((value) => String(value) === text),
  );
}

/**
 * The rule with one more value of an attribute, or without it when it is there. Values of one attribute are
 * alternatives; another attribute narrows the rule. What was only begun, or everyone, gives way; the last value that
 * is taken leaves an empty condition, which matches nobody.
 */
export function toggleValue(rule: CohortRule | null, attribute: string, text: string): CohortRule {
  const value = chipValue(text);
  const drawn = rule && toEditable(rule);
  const items = (drawn?.items ?? []).filter((item) => !('kind' in item) || !isBlank(item));
  const at = items.findIndex((item) => 'kind' in item && isAbout(item, attribute));
  const found = items[at];
  if (found && 'kind' in found) {
    const others = found.values.filter((one) => String(one) !== text);
    const values = others.length < found.values.length ? others : [...found.values, value];
    const next = values.length > 0 ? [{ ...found, values }] : [];
    const rest = [...items.slice(0, at), ...next, ...items.slice(at + 1)];
    return fromEditable({ join: drawn?.join ?? 'all', items: rest.length > 0 ? rest : [emptyCondition] });
  }
  const added: Condition = { kind: 'condition', attribute, operator: 'is', values: [value] };
  const join = items.length < 2 ? 'all' : (drawn?.join ?? 'all');
  return fromEditable({ join, items: [...items, added] });
}

function conditionsOf(rule: CohortRule): Condition[] {
  return (toEditable(rule)?.items ?? []).filter((item): item is Condition => 'kind' in item);
}

function isAbout(condition: Condition, attribute: string): boolean {
  return condition.attribute === attribute && condition.operator === 'is';
}

function isBlank({ attribute, values }: Condition): boolean {
  return attribute === '' && values.length === 0;
}
