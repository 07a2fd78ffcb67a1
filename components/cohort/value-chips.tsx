'use client';

import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { cn } from '@/lib/client/cn';
import type { AttributeValue } from '@/lib/core/cohort/cohort-rule';
import { addChips } from './chip-value';

export interface ValueChipsProps {
  /** What the values belong to, for screen readers: "tenant". */
  attribute: string;
  values: readonly AttributeValue[];
  onChange: (values: AttributeValue[]) => void;
  invalid?: boolean;
}

/** Enter or a comma makes a chip, Backspace in the empty field takes the last one back. */
export function ValueChips({ attribute, values, onChange, invalid }: ValueChipsProps) {
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const name = attribute || 'the attribute';

  const commit = (text: string) => {
    const next = addChips(values, text);
    setTyped('');
    if (next.length > values.length) onChange(next);
  };
  const remove = (value: AttributeValue) => {
    onChange(values.filter((other) => other !== value));
    input.current?.focus();
  };

  return (
    <div
      className={cn(
        'control flex h-auto flex-wrap items-center gap-1 py-0.75! pl-1.25! focus-within:border-accent focus-within:outline-2 focus-within:outline-accent',
        invalid && 'border-warn',
      )}
    >
      {values.map((value) => (
        <span
          key={`${typeof value}:${value}`}
          className="inline-flex max-w-full items-center rounded-[5px] bg-sunken pl-1.5 [overflow-wrap:anywhere]"
        >
          <span className="code">{String(value)}</span>
          <button
            type="button"
            onClick={() => remove(value)}
            aria-label={`Remove ${value}`}
            className="ml-0.5 grid size-6 place-items-center rounded-[5px] text-mute hover:text-ink"
          >
            <X aria-hidden className="size-3" />
          </button>
        </span>
      ))}
      <input
        ref={input}
        value={typed}
        aria-label={`Values of ${name}; Enter adds one`}
        placeholder={values.length === 0 ? 'value, then Enter' : 'or…'}
        className="min-w-16 flex-1 basis-16 bg-transparent px-1 outline-none placeholder:text-faint"
        onChange={(event) => {
          if (/[,\n]/.test(event.target.value)) commit(event.target.value);
          else setTyped(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            commit(typed);
          }
          const last = values.at(-1);
          if (event.key === 'Backspace' && typed === '' && last !== undefined) remove(last);
        }}
        onBlur={() => {
          if (typed !== '') afterClick(() => commit(typed));
        }}
      />
    </div>
  );
}

/** What a click is on its way to must not move under it: a field that is left by one is tidied when it has arrived. */
function afterClick(act: () => void): void {
  if (!document.querySelector(':active')) act();
  else document.addEventListener('pointerup', () => setTimeout(act), { once: true });
}
