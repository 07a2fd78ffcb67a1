'use client';

import { type ComponentProps, useEffect, useState } from 'react';
import { cn } from '@/lib/client/cn';
import { mayBeTyped, parseTypedNumber } from '@/lib/client/parse-typed-number';
import { useFieldControl } from './field-context';

export interface NumberInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> {
  /** `null` is an empty field. */
  value: number | null;
  onValueChange: (value: number | null) => void;
  /** Written behind the number: "%", "s", "requests". */
  unit?: string;
}

/** Text while typing ("1." is kept), a number outside. Never changes by the mouse wheel. */
export function NumberInput({ value, onValueChange, unit, className, ...props }: NumberInputProps) {
  const [text, setText] = useState(() => (value === null ? '' : String(value)));

  useEffect(() => {
    setText((present) =>
      parseTypedNumber(present) === value ? present : value === null ? '' : String(value),
    );
  }, [value]);

  return (
    <span className={cn('relative inline-flex w-full min-w-0 items-center', className)}>
      <input
        inputMode="decimal"
        autoComplete="off"
        {...props}
        {...useFieldControl(props)}
        type="text"
        className={cn('control text-right', unit && 'rounded-r-none border-r-0')}
        value={text}
        onChange={(event) => {
          const next = event.target.value;
          if (!mayBeTyped(next)) return;
          setText(next);
          onValueChange(parseTypedNumber(next));
        }}
        onBlur={(event) => {
          setText(value === null ? '' : String(value));
          props.onBlur?.(event);
        }}
      />
      {unit ? (
        <span className="flex min-h-8 shrink-0 items-center self-stretch rounded-r-control border border-line-strong bg-sunken px-2 text-mute">
          {unit}
        </span>
      ) : null}
    </span>
  );
}
