'use client';

import { X } from 'lucide-react';
import { Dialog as RadixDialog } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/client/cn';

export const Dialog = RadixDialog.Root;
export const DialogTrigger = RadixDialog.Trigger;
export const DialogClose = RadixDialog.Close;

export interface DialogContentProps extends ComponentProps<typeof RadixDialog.Content> {
  size?: 'sm' | 'md' | 'lg';
  /** False: only what the dialog offers leads out of it. */
  closable?: boolean;
}

const WIDTH = { sm: 'max-w-md', md: 'max-w-xl', lg: 'max-w-3xl' };

export function DialogContent({
  size = 'sm',
  closable = true,
  className,
  children,
  ...props
}: DialogContentProps) {
  return (
    <RadixDialog.Portal>
      <RadixDialog.Overlay className="fixed inset-0 z-40 animate-fade bg-black/40" />
      <RadixDialog.Content
        aria-describedby={undefined}
        {...props}
        className={cn(
          'fixed inset-x-3 top-3 sm:top-[8vh] z-50 mx-auto flex max-h-[calc(100dvh-1.5rem)] sm:max-h-[84vh] animate-appear flex-col overflow-hidden rounded-card border border-line bg-card text-ink shadow-float',
          WIDTH[size],
        )}
      >
        {/* Scrolls inside the frame, whose round corners a scrollbar of its own would break. */}
        <div className={cn('flex min-h-0 flex-col gap-3 overflow-y-auto p-5', className)}>{children}</div>
        {closable ? (
          <RadixDialog.Close
            aria-label="Close"
            className="absolute top-3.5 right-4 grid size-7 place-items-center rounded-control text-mute hover:bg-sunken hover:text-ink"
          >
            <X aria-hidden className="size-4" />
          </RadixDialog.Close>
        ) : null}
      </RadixDialog.Content>
    </RadixDialog.Portal>
  );
}

export function DialogTitle({ className, ...props }: ComponentProps<typeof RadixDialog.Title>) {
  return (
    <RadixDialog.Title {...props} className={cn('pr-8 text-lg font-semibold tracking-tight', className)} />
  );
}

export function DialogDescription({ className, ...props }: ComponentProps<typeof RadixDialog.Description>) {
  return <RadixDialog.Description {...props} className={cn('text-mute', className)} />;
}

export function DialogActions({ className, ...props }: ComponentProps<'div'>) {
  return <div {...props} className={cn('mt-1 flex flex-wrap items-center justify-end gap-2', className)} />;
}
