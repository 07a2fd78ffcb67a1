'use client';

import { Tooltip } from 'radix-ui';
import { type ReactNode, useState } from 'react';

export interface TermProps {
  /** What the word means here, in one sentence. */
  meaning: string;
  children: ReactNode;
}

/** A word that explains itself: on hover, on focus, and when it is touched. */
export function Term({ meaning, children }: TermProps) {
  const [open, setOpen] = useState(false);
  return (
    <Tooltip.Provider delayDuration={250}>
      <Tooltip.Root open={open} onOpenChange={setOpen}>
        <Tooltip.Trigger asChild>
          <button
            type="button"
            className="cursor-help rounded-sm underline decoration-line-strong decoration-dotted underline-offset-3 hover:decoration-ink"
            onClick={(event) => {
              // Else it closes at once what a touch has just opened.
              event.preventDefault();
              setOpen(true);
            }}
          >
            {children}
          </button>
        </Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-72 animate-fade rounded-control bg-ink px-2.5 py-1.5 text-sm text-bg shadow-float"
          >
            {meaning}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}
