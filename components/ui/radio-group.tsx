'use client';

import { type ReactNode, useId } from 'react';
import { cn } from '@/lib/client/cn';
import { FieldError } from './field-error';

export interface RadioOption<V extends string> {
  value: V;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps<V extends string> {
  legend: ReactNode;
  hideLegend?: boolean;
  hint?: ReactNode;
  error?: string | null | undefined;
  value: V | null;
  onValueChange: (value: V) => void;
  options: readonly RadioOption<V>[];
  /** `cards`: each option in its own frame; `inline`: side by side. */
  layout?: 'list' | 'cards' | 'inline';
  disabled?: boolean;
  className?: string;
}

export function RadioGroup<V extends string>(props: RadioGroupProps<V>) {
  const id = useId();
  const { legend, hideLegend, hint, error, value, onValueChange, options, layout = 'list', disabled } = props;
  return (
    <fieldset className={cn('min-w-0', props.className)} disabled={disabled}>
      <legend className={cn('mb-1 font-medium', hideLegend && 'sr-only')}>{legend}</legend>
      {hint ? <p className="mb-2 text-sm text-mute">{hint}</p> : null}
      <div
        className={cn(
          'flex flex-col gap-2',
          layout === 'inline' && 'flex-row flex-wrap gap-x-4',
          layout === 'cards' && 'grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(10rem,1fr))]',
        )}
      >
        {options.map((option) => (
          <label
            key={option.value}
            className={cn(
              'flex items-start gap-2',
              layout === 'cards' &&
                'rounded-control border border-line-strong/50 px-3 py-2.5 has-checked:border-accent has-checked:bg-accent-soft',
            )}
          >
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={value === option.value}
              disabled={option.disabled}
              onChange={() => onValueChange(option.value)}
              aria-labelledby={`${id}-${option.value}`}
              aria-describedby={option.hint ? `${id}-${option.value}-hint` : undefined}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0">
              <span id={`${id}-${option.value}`} className="font-medium">
                {option.label}
              </span>
              {option.hint ? (
                <span id={`${id}-${option.value}-hint`} className="block text-sm text-mute">
                  {option.hint}
                </span>
              ) : null}
            </span>
          </label>
        ))}
      </div>
      {error ? (
        <div className="mt-1">
          <FieldError>{error}</FieldError>
        </div>
      ) : null}
    </fieldset>
  );
}
