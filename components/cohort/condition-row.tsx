'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { NumberInput } from '@/components/ui/number-input';
import { Select } from '@/components/ui/select';
import { OPERATORS, type Operator } from '@/lib/core/cohort/cohort-rule';
import { OPERATOR_DEFINITIONS } from '@/lib/core/cohort/match-rule';
import { type Condition, conditionFault } from './editable-rule';
import { ValueChips } from './value-chips';

export interface ConditionRowProps {
  condition: Condition;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
  /** "where", or the and/or choice. */
  lead: ReactNode;
  /** Id of the datalist with attribute names. */
  suggestions: string;
}

export function ConditionRow(props: ConditionRowProps) {
  const { condition, onChange } = props;
  const { arity } = OPERATOR_DEFINITIONS[condition.operator];
  const fault = conditionFault(condition);
  const name = condition.attribute || 'new';
  const setOperator = (operator: Operator) =>
    onChange({ ...condition, operator, values: usableValues(condition, operator) });
  const only = condition.values[0];
  return (
    <li className="grid grid-cols-[3.5rem_1fr_auto] items-start gap-x-2 gap-y-1.5 sm:grid-cols-[3.5rem_9rem_8.5rem_1fr_auto]">
      <div className="pt-1.5 text-mute">{props.lead}</div>
      <Input
        aria-label="Attribute"
        list={props.suggestions}
        placeholder="tenant"
        className="code"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={100}
        value={condition.attribute}
        onChange={(event) => onChange({ ...condition, attribute: event.target.value.trim() })}
      />
      <Button
        size="sm"
        variant="ghost"
        className="mt-0.5 px-1.5 sm:order-last"
        aria-label={`Remove the condition on ${name}`}
        onClick={props.onRemove}
      >
        <X aria-hidden />
      </Button>
      <Select
        aria-label={`Comparison of ${name}`}
        className="col-start-2 sm:col-start-auto"
        value={condition.operator}
        onChange={(event) => setOperator(operatorOf(event.target.value))}
      >
        {OPERATORS.map((operator) => (
          <option key={operator} value={operator}>
            {OPERATOR_DEFINITIONS[operator].label}
          </option>
        ))}
      </Select>
      <div className="col-start-2 min-w-0 sm:col-start-auto">
        {arity === 'some' ? (
          <ValueChips
            attribute={condition.attribute}
            values={condition.values}
            onChange={(values) => onChange({ ...condition, values })}
            invalid={fault !== null && condition.attribute !== ''}
          />
        ) : null}
        {arity === 'one' ? (
          <NumberInput
            aria-label={`Value of ${name}`}
            className="max-w-36"
            value={typeof only === 'number' ? only : null}
            onValueChange={(value) => onChange({ ...condition, values: value === null ? [] : [value] })}
          />
        ) : null}
      </div>
      {fault ? (
        <p className="col-span-2 col-start-2 text-sm text-warn sm:order-last sm:col-span-3">{fault}</p>
      ) : null}
    </li>
  );
}

function operatorOf(value: string): Operator {
  return OPERATORS.find((operator) => operator === value) ?? 'is';
}

/** The values that the new comparison can still use. */
function usableValues(condition: Condition, operator: Operator): Condition['values'] {
  const { arity } = OPERATOR_DEFINITIONS[operator];
  if (arity === 'none') return [];
  if (arity === 'some') return condition.values;
  return condition.values.filter((value) => typeof value === 'number').slice(0, 1);
}
