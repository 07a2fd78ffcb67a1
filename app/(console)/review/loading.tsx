import { PageSkeleton } from '@/components/shell/page-skeleton';
import { RowsSkeleton } from '@/components/shell/rows-skeleton';

export default function ReviewLoading() {
  return (
    <PageSkeleton>
      <RowsSkeleton rows={3} />
    </PageSkeleton>
  );
}
