import { Skeleton } from '@/components/ui/skeleton';

/** The place of a section whose numbers are still being read. */
export function SectionSkeleton({ title, tall = false }: { title: string; tall?: boolean }) {
  return (
    <section aria-busy="true" className="mt-6">
      <h2 className="mb-2 font-semibold">{title}</h2>
      {tall ? (
        <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
          {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => (
            <div key={key} className="h-52 rounded-card border border-line bg-card px-4 py-3">
              <Skeleton className="h-3 w-24" />
              <Skeleton className="mt-2 h-5 w-20" />
              <Skeleton className="mt-4 h-24" />
            </div>
          ))}
        </div>
      ) : (
        <div className="rounded-card border border-line bg-card px-4.5 py-4">
          <Skeleton className="h-3.5 w-2/3" />
          <Skeleton className="mt-3 h-3.5 w-1/2" />
        </div>
      )}
    </section>
  );
}
