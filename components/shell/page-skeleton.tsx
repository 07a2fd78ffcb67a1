import type { ReactNode } from 'react';
import { Skeleton } from '@/components/ui/skeleton';

/** The frame of a page while it loads: its title's place, then what the page gives as its own shape. */
export function PageSkeleton({ children }: { children: ReactNode }) {
  return (
    <div aria-busy="true">
      <p role="status" className="sr-only">
        Loading
      </p>
      <div className="mb-5 flex flex-col gap-2">
        <Skeleton className="h-6 w-56" />
        <Skeleton className="h-3.5 w-80 max-w-full" />
      </div>
      {children}
    </div>
  );
}
