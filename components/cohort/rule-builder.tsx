'use client';

import { useId, useState } from 'react';
import type { CohortRule } from '@/lib/core/cohort/cohort-rule';
import { ConditionList } from './condition-list';
import { emptyCondition, fromEditable, toEditable } from './editable-rule';

// What applications usually send; any other name may be typed.
const USUAL_ATTRIBUTES = ['tenant', 'region', 'use_case', 'queue', 'staff', 'plan', 'locale', 'risk'];

export interface RuleBuilderProps {
  rule: CohortRule;
  onChange: (rule: CohortRule) => void;
}

/** Draws a rule as rows. Keeps its own shape while one edits, since a group of one reads the same as its condition. */
export function RuleBuilder({ rule, onChange }: RuleBuilderProps) {
  const suggestions = useId();
  const [drawn, setDrawn] = useState(() => ({ rule, editable: toEditable(rule) }));
  // A rule that did not come from here (an import, an undo) is drawn anew.
  if (drawn.rule !== rule) setDrawn({ rule, editable: toEditable(rule) });
  const { editable } = drawn;
  if (editable === null) return null;

  return (
    <>
      <datalist id={suggestions}>
        {USUAL_ATTRIBUTES.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <ConditionList
        join={editable.join}
        items={editable.items}
        allowGroups
        suggestions={suggestions}
        onChange={(join, items) => {
          // Taking the last condition away must not quietly widen the cohort to everyone.
          const next = { join, items: items.length === 0 ? [emptyCondition] : items };
          const nextRule = fromEditable(next);
          setDrawn({ rule: nextRule, editable: next });
          onChange(nextRule);
        }}
      />
    </>
  );
}
