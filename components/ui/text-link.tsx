import Link from 'next/link';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/client/cn';

/** A link inside text: underlined, so that it is known without colour. */
export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...props}
      className={cn('underline decoration-line-strong/60 underline-offset-2 hover:decoration-ink', className)}
    />
  );
}
