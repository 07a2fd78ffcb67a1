import { PageSkeleton } from '@/components/shell/page-skeleton';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';

export default function OfflineLoading() {
  return (
    <PageSkeleton>
      <Card>
        <Skeleton className="mb-4 w-28" />
        <Skeleton className="h-40" />
      </Card>
    </PageSkeleton>
  );
}
