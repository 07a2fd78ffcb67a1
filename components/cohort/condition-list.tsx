'use client';

import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { ConditionRow } from './condition-row';
import {
  type Condition,
  type ConditionGroup,
  type EditableRule,
  emptyCondition,
  type Join,
} from './editable-rule';
import { JoinChoice } from './join-choice';
import { useRowIds } from './use-row-ids';

type Item = EditableRule['items'][number];

export interface ConditionListProps {
  join: Join;
  items: readonly Item[];
  onChange: (join: Join, items: Item[]) => void;
  /** A group holds conditions alone. */
  allowGroups: boolean;
  suggestions: string;
}

export function ConditionList({ join, items, onChange, allowGroups, suggestions }: ConditionListProps) {
  const { ids, dropAt } = useRowIds(items.length);
  const add = useRef<HTMLButtonElement>(null);

  const leadOf = (index: number) => (
    <JoinChoice
      index={index}
      join={join}
      onChange={(next) => onChange(next, [...items])}
      first={allowGroups ? 'where' : ''}
    />
  );
  const replace = (index: number, item: Item) =>
    onChange(
      join,
      items.map((other, at) => (at === index ? item : other)),
    );
  const remove = (index: number) => {
    dropAt(index);
    onChange(
      join,
      items.filter((_, at) => at !== index),
    );
    add.current?.focus();
  };

  return (
    <div className="flex flex-col gap-2">
      <ul className="flex flex-col gap-2">
        {items.map((item, index) => {
          const shared = { lead: leadOf(index), suggestions, onRemove: () => remove(index) };
          return 'kind' in item ? (
            <ConditionRow
              key={ids[index]}
              condition={item}
              onChange={(next) => replace(index, next)}
              {...shared}
            />
          ) : (
            <GroupRow key={ids[index]} group={item} onChange={(next) => replace(index, next)} {...shared} />
          );
        })}
      </ul>
      <div className="flex flex-wrap gap-2 sm:pl-16">
        <Button ref={add} size="sm" onClick={() => onChange(join, [...items, emptyCondition])}>
          Add a condition
        </Button>
        {allowGroups && items.length > 0 ? (
          <Button
            size="sm"
            variant="ghost"
            onClick={() =>
              onChange(join, [
                ...items,
                { join: join === 'all' ? 'any' : 'all', conditions: [emptyCondition] },
              ])
            }
          >
            Add a group in brackets
          </Button>
        ) : null}
      </div>
    </div>
  );
}

interface GroupRowProps {
  group: ConditionGroup;
  onChange: (group: ConditionGroup) => void;
  onRemove: () => void;
  lead: React.ReactNode;
  suggestions: string;
}

function GroupRow({ group, onChange, onRemove, lead, suggestions }: GroupRowProps) {
  return (
    <li className="grid grid-cols-[3.5rem_1fr] gap-x-2">
      <div className="pt-3 text-mute">{lead}</div>
      <fieldset className="min-w-0 rounded-control border border-dashed border-line-strong/60 px-2 py-2.5">
        <legend className="sr-only">Group in brackets</legend>
        <ConditionList
          join={group.join}
          items={group.conditions}
          onChange={(join, items) => {
            const conditions = items.filter((item): item is Condition => 'kind' in item);
            if (conditions.length === 0) onRemove();
            else onChange({ join, conditions });
          }}
          allowGroups={false}
          suggestions={suggestions}
        />
      </fieldset>
    </li>
  );
}
