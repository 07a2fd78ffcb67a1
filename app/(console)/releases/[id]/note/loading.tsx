import { PageSkeleton } from '@/components/shell/page-skeleton';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';

export default function NoteLoading() {
  return (
    <PageSkeleton>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="flex flex-col gap-4">
          {['h-64', 'h-52', 'h-80'].map((height) => (
            <Card key={height}>
              <Skeleton className="mb-4 w-40" />
              <Skeleton className={height} />
            </Card>
          ))}
        </div>
        <Card>
          <Skeleton className="mb-4 w-28" />
          <Skeleton className="h-48" />
        </Card>
      </div>
    </PageSkeleton>
  );
}
