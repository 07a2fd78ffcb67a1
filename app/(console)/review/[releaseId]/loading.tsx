import { ItemSkeleton } from '@/components/review/queue-end';
import { PageSkeleton } from '@/components/shell/page-skeleton';

export default function JudgingLoading() {
  return (
    <PageSkeleton>
      <ItemSkeleton />
    </PageSkeleton>
  );
}
