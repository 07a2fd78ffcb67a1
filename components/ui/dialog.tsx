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
}

const WIDTH = { sm: 'max-w-md', md: 'max-w-xl', lg: 'max-w-3xl' };

export function DialogContent({ size = 'sm', className, children, ...props }: DialogContentProps) {
  return (
    <RadixDialog.Portal>
      <RadixDialog.Overlay className="fixed inset-0 z-40 animate-fade bg-black/40 backdrop-blur-[1px]" />
      <RadixDialog.Content
        aria-describedby={undefined}
        {...props}
        className={cn(
          'fixed inset-x-3 top-3 sm:top-[8vh] z-50 mx-auto flex max-h-[calc(100dvh-1.5rem)] sm:max-h-[84vh] animate-appear flex-col gap-3 overflow-y-auto rounded-card border border-line bg-card p-5 text-ink shadow-float',
          WIDTH[size],
          className,
        )}
      >
        {children}
        <RadixDialog.Close
          aria-label="Close"
          className="absolute top-3.5 right-3.5 grid size-7 place-items-center rounded-control text-mute hover:bg-sunken hover:text-ink"
        >
          <X aria-hidden className="size-4" />
        </RadixDialog.Close>
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
