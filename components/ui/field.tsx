'use client';

import { type ReactNode, useId } from 'react';
import { cn } from '@/lib/client/cn';
import { FieldContext } from './field-context';
import { FieldError } from './field-error';

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null | undefined;
  /** The control's id; one is made when left out. */
  htmlFor?: string;
  optional?: boolean;
  /** The label is for screen readers only. */
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
}

/** A label, one control, a hint and an error, tied together for screen readers. */
export function Field({ label, hint, error, htmlFor, optional, hideLabel, className, children }: FieldProps) {
  const made = useId();
  const id = htmlFor ?? made;
  const describedBy = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(' ');
  return (
    <FieldContext.Provider value={{ id, describedBy: describedBy || undefined, invalid: Boolean(error) }}>
      <div className={cn('flex min-w-0 flex-col gap-1', className)}>
        <label htmlFor={id} className={cn('font-medium', hideLabel && 'sr-only')}>
          {label}
          {optional ? <span className="ml-1.5 font-normal text-mute">optional</span> : null}
        </label>
        {children}
        {hint ? (
          <p id={`${id}-hint`} className="text-sm text-mute">
            {hint}
          </p>
        ) : null}
        {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      </div>
    </FieldContext.Provider>
  );
}
