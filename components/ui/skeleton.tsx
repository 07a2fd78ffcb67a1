import { cn } from '@/lib/client/cn';

/** A grey block in the shape of what comes. The page says "Loading" once, not each block. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn('h-4 animate-pulse rounded bg-line', className)} />;
}
