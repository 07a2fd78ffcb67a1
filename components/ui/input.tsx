'use client';

import type { ComponentProps } from 'react';
import { cn } from '@/lib/client/cn';
import { useFieldControl } from './field-context';

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input type="text" {...props} {...useFieldControl(props)} className={cn('control', className)} />;
}
