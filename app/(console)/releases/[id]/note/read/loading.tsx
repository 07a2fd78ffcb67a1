import { PageSkeleton } from '@/components/shell/page-skeleton';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';

const ROWS = Array.from({ length: 11 }, (_, index) => `row-${index}`);

export default function ReadNoteLoading() {
  return (
    <PageSkeleton>
      <Card className="max-w-4xl">
        {ROWS.map((row) => (
          <div key={row} className="grid gap-x-4 py-2.5 sm:grid-cols-[10rem_minmax(0,1fr)]">
            <Skeleton className="h-3.5 w-28" />
            <Skeleton className="h-3.5 w-4/5" />
          </div>
        ))}
      </Card>
    </PageSkeleton>
  );
}
