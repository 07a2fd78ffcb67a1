import { PageSkeleton } from '@/components/shell/page-skeleton';
import { RowsSkeleton } from '@/components/shell/rows-skeleton';
import { TrafficSkeleton } from './traffic-skeleton';

export default function FeatureLoading() {
  return (
    <PageSkeleton>
      <RowsSkeleton rows={3} />
      <TrafficSkeleton />
    </PageSkeleton>
  );
}
