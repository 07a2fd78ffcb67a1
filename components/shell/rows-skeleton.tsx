import { Skeleton } from '@/components/ui/skeleton';

/** A card of rows while they load. */
export function RowsSkeleton({ rows = 4, tall = false }: { rows?: number; tall?: boolean }) {
  return (
    <div className="mb-5 rounded-card border border-line bg-card">
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks are all the same and never move
        <div key={index} className="flex flex-col gap-2 border-t border-line px-4.5 py-3 first:border-t-0">
          <div className="flex items-center gap-4">
            <Skeleton className="h-3.5 w-1/3" />
            <Skeleton className="ml-auto h-3.5 w-24" />
          </div>
          {tall ? <Skeleton className="h-8" /> : null}
        </div>
      ))}
    </div>
  );
}
