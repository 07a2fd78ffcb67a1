import type { CohortRule } from '@/lib/core/cohort/cohort-rule';

export type Condition = Extract<CohortRule, { kind: 'condition' }>;
export type Join = 'all' | 'any';

export interface ConditionGroup {
  join: Join;
  conditions: Condition[];
}

/** A rule in the shape that the editor draws: one list joined by and/or, whose items may be one group deeper. */
export interface EditableRule {
  join: Join;
  items: (Condition | ConditionGroup)[];
}

export const emptyCondition: Condition = { kind: 'condition', attribute: '', operator: 'is', values: [] };

/** Null when the rule nests deeper than the editor draws; it is then edited as text. No items: everyone. */
export function toEditable(rule: CohortRule): EditableRule | null {
  if (rule.kind === 'everyone') return { join: 'all', items: [] };
  if (rule.kind === 'condition') return { join: 'all', items: [rule] };
  const items: EditableRule['items'] = [];
  for (const part of rule.of) {
    if (part.kind === 'condition') {
      items.push(part);
      continue;
    }
    if (part.kind === 'everyone') return null;
    const conditions = part.of.filter((inner) => inner.kind === 'condition');
    if (conditions.length !== part.of.length) return null;
    items.push({ join: part.kind, conditions });
  }
  return { join: rule.kind, items };
}

/** The rule without needless wrapping: a list of one is that one, a group of one is its condition. */
export function fromEditable(editable: EditableRule): CohortRule {
  const parts = editable.items.flatMap((item): CohortRule[] => {
    if ('kind' in item) return [item];
    const [first, ...others] = item.conditions;
    if (first === undefined) return [];
    return others.length === 0 ? [first] : [{ kind: item.join, of: item.conditions }];
  });
  const [only, ...others] = parts;
  if (only === undefined) return { kind: 'everyone' };
  return others.length === 0 ? only : { kind: editable.join, of: parts };
}

/** What a condition still lacks, in words; null when it is whole. */
export function conditionFault(condition: Condition): string | null {
  const takesNone = condition.operator === 'exists' || condition.operator === 'missing';
  if (condition.attribute.trim() === '') return 'Name the attribute.';
  if (!takesNone && condition.values.length === 0) return 'Give at least one value.';
  return null;
}
