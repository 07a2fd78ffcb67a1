import { PageSkeleton } from '@/components/shell/page-skeleton';
import { RowsSkeleton } from '@/components/shell/rows-skeleton';

export default function FeaturesLoading() {
  return (
    <PageSkeleton>
      <RowsSkeleton rows={5} />
    </PageSkeleton>
  );
}
