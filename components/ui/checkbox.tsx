'use client';

import { type ComponentProps, type ReactNode, useId } from 'react';
import { cn } from '@/lib/client/cn';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange'> {
  label: ReactNode;
  hint?: ReactNode;
  onCheckedChange?: (checked: boolean) => void;
}

export function Checkbox({ label, hint, onCheckedChange, className, ...props }: CheckboxProps) {
  const made = useId();
  const id = props.id ?? made;
  return (
    <div className={cn('flex items-start gap-2', className)}>
      <input
        {...props}
        id={id}
        type="checkbox"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-0.5 size-4 shrink-0 accent-accent"
        onChange={(event) => onCheckedChange?.(event.target.checked)}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="text-sm text-mute">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}
