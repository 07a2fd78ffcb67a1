import type { VariantProps } from 'class-variance-authority';
import Link from 'next/link';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/client/cn';
import { buttonLook } from './button';

export interface ButtonLinkProps extends ComponentProps<typeof Link>, VariantProps<typeof buttonLook> {}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ variant, size, className, ...props }: ButtonLinkProps) {
  return <Link {...props} className={cn(buttonLook({ variant, size }), className)} />;
}
