import { PageSkeleton } from '@/components/shell/page-skeleton';
import { Skeleton } from '@/components/ui/skeleton';
import { SectionSkeleton } from './section-skeleton';

export default function ReleaseLoading() {
  return (
    <PageSkeleton>
      <Skeleton className="mb-5 h-20 rounded-card" />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_21.5rem]">
        <Skeleton className="h-80 rounded-card" />
        <Skeleton className="h-80 rounded-card" />
      </div>
      <SectionSkeleton title="Traffic by version" tall />
    </PageSkeleton>
  );
}
