import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNote } from '@/components/ui/error-note';
import { Skeleton } from '@/components/ui/skeleton';
import { isOpen, type ReviewSession, type SessionSnapshot } from './review-session';

interface QueueEndProps {
  session: ReviewSession;
  snapshot: SessionSnapshot;
}

/** What stands after the last item: more is coming, more was passed over, or it is done. */
export function QueueEnd({ session, snapshot: { items, fetching, fault, progress } }: QueueEndProps) {
  if (fetching) return <ItemSkeleton />;
  if (fault !== null) {
    return (
      <ErrorNote
        title="The next outputs could not be loaded"
        body={`${fault} What you have judged is kept.`}
        action={
          <Button size="sm" onClick={session.retry}>
            Try again
          </Button>
        }
      />
    );
  }
  const passed = items.filter(isOpen).length;
  if (passed > 0) {
    return (
      <Card flush>
        <EmptyState
          title={`You have passed over ${passed === 1 ? 'one output' : `${passed} outputs`}`}
          body="They still wait for you, or for somebody else."
          action={
            <Button variant="primary" onClick={session.backToOpen}>
              Go back to the first
            </Button>
          }
        />
      </Card>
    );
  }
  const waiting = progress?.waiting ?? 0;
  const judged = progress?.judged ?? 0;
  return (
    <Card flush>
      <EmptyState
        title={judged > 0 ? 'Nothing is left for you' : 'There is nothing to judge yet'}
        body={
          waiting > 0
            ? `${waiting === 1 ? '1 output waits' : `${waiting} outputs wait`} for another reviewer.`
            : judged > 0
              ? 'Every output of this stage that needs you has your verdict.'
              : 'Outputs are drawn as traffic comes, or from the comparison of the offline check.'
        }
        action={
          <ButtonLink href="/review" variant="primary">
            Other reviews
          </ButtonLink>
        }
      />
    </Card>
  );
}

/** The place of an item while it loads. */
export function ItemSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-3">
      <p role="status" className="sr-only">
        Loading
      </p>
      <Skeleton className="h-14" />
      <Skeleton className="h-56" />
    </div>
  );
}
