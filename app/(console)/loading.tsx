import { PageSkeleton } from '@/components/shell/page-skeleton';
import { RowsSkeleton } from '@/components/shell/rows-skeleton';

export default function DeskLoading() {
  return (
    <PageSkeleton>
      <RowsSkeleton rows={2} />
      <RowsSkeleton rows={3} tall />
    </PageSkeleton>
  );
}
