'use client';

import type { ComponentProps } from 'react';
import { cn } from '@/lib/client/cn';
import { useFieldControl } from './field-context';

/** Grows with its text where the browser can. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={rows}
      {...props}
      {...useFieldControl(props)}
      className={cn('control field-sizing-content min-h-16 resize-y', className)}
    />
  );
}
