import { PageSkeleton } from '@/components/shell/page-skeleton';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';

const FIELDS = ['feature', 'title', 'candidate', 'owner'];

export default function NewReleaseLoading() {
  return (
    <PageSkeleton>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <Card>
          <Skeleton className="mb-5 w-36" />
          <div className="flex flex-col gap-6">
            {FIELDS.map((field) => (
              <div key={field} className="flex flex-col gap-2">
                <Skeleton className="h-3.5 w-28" />
                <Skeleton className="h-8" />
              </div>
            ))}
          </div>
        </Card>
        <Card>
          <Skeleton className="mb-4 w-32" />
          <Skeleton className="h-48" />
        </Card>
      </div>
    </PageSkeleton>
  );
}
