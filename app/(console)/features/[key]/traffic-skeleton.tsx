import { Skeleton } from '@/components/ui/skeleton';

export function TrafficSkeleton() {
  return (
    <section aria-busy="true" className="mt-6">
      <h2 className="mb-2 font-semibold">Traffic by version</h2>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
        {['a', 'b', 'c', 'd'].map((key) => (
          <Skeleton key={key} className="h-52 rounded-card" />
        ))}
      </div>
    </section>
  );
}
