import { cva, type VariantProps } from 'class-variance-authority';
import { LoaderCircle } from 'lucide-react';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/client/cn';

export const buttonLook = cva(
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control border font-medium whitespace-nowrap no-underline transition-colors duration-100 focus-visible:rounded-control disabled:cursor-not-allowed aria-disabled:cursor-not-allowed pointer-coarse:min-h-10 [&_svg]:size-3.5 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary:
          'border-ink bg-ink text-bg hover:opacity-88 disabled:border-line disabled:bg-sunken disabled:text-mute disabled:hover:opacity-100 aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-mute aria-disabled:hover:opacity-100',
        secondary:
          'border-line-strong/60 bg-card text-ink hover:bg-sunken disabled:border-line disabled:bg-sunken disabled:text-mute aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-mute',
        danger:
          'border-fail bg-card text-fail hover:bg-fail-soft disabled:border-line disabled:bg-sunken disabled:text-mute aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-mute',
        ghost:
          'border-transparent bg-transparent text-mute hover:bg-sunken hover:text-ink disabled:text-faint aria-disabled:text-faint',
      },
      size: {
        sm: 'min-h-7 px-2.5 text-sm',
        md: 'min-h-8 px-3.5 text-base',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonLook> {
  /** Work is under way: the button is disabled and says so to assistive technology. */
  loading?: boolean;
  /** Gives the look to the one child element instead of making a button. */
  asChild?: boolean;
}

export function Button({
  variant,
  size,
  loading = false,
  asChild,
  className,
  children,
  ...props
}: ButtonProps) {
  const look = cn(buttonLook({ variant, size }), className);
  if (asChild) {
    return (
      <Slot.Root className={look} {...props}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type="button"
      {...props}
      className={look}
      disabled={props.disabled || loading}
      aria-busy={loading || undefined}
    >
      {loading ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
      {children}
    </button>
  );
}
