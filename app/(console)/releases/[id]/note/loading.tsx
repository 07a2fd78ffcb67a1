import { PageSkeleton } from '@/components/shell/page-skeleton';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';

const PARTS = [
  { name: 'released', fields: 4 },
  { name: 'cohorts', fields: 2 },
  { name: 'watched', fields: 4 },
];

export default function NoteLoading() {
  return (
    <PageSkeleton>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="flex flex-col gap-4">
          {PARTS.map(({ name, fields }) => (
            <Card key={name}>
              <Skeleton className="mb-5 w-40" />
              <div className="flex flex-col gap-6">
                {Array.from({ length: fields }, (_, index) => `${name}-${index}`).map((key) => (
                  <div key={key} className="flex flex-col gap-2 pl-6">
                    <Skeleton className="h-3.5 w-32" />
                    <Skeleton className="h-8" />
                  </div>
                ))}
              </div>
            </Card>
          ))}
        </div>
        <Card>
          <Skeleton className="mb-4 w-28" />
          <Skeleton className="mb-2 h-3.5" />
          <Skeleton className="mb-2 h-3.5 w-3/4" />
          <Skeleton className="h-8" />
        </Card>
      </div>
    </PageSkeleton>
  );
}
