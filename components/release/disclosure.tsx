import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

export interface DisclosureProps {
  summary: ReactNode;
  /** Adds to the summary for screen readers, where several have the same words. */
  about?: string;
  children: ReactNode;
}

/** A quiet line that opens to more; by keyboard too. */
export function Disclosure({ summary, about, children }: DisclosureProps) {
  return (
    <details className="group/more text-sm text-mute">
      <summary className="-my-0.5 inline-flex min-h-6 list-none items-center gap-0.5 rounded-control hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-3.5 shrink-0 text-faint transition-transform group-open/more:rotate-90"
        />
        <span>
          {summary}
          {about ? <span className="sr-only">: {about}</span> : null}
        </span>
      </summary>
      <div className="mt-1 flex flex-col gap-1.5 pb-0.5 pl-4">{children}</div>
    </details>
  );
}
