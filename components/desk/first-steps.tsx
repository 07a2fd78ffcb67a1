import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';

/** The Desk before there is any feature. */
export function FirstSteps({ mayCreate }: { mayCreate: boolean }) {
  return (
    <Card flush>
      <EmptyState
        title="No feature yet"
        body={
          mayCreate
            ? 'A feature is one AI surface with a live version, for example support-reply. Name it and the version that is live now; then open a release to change it in stages.'
            : 'A feature is one AI surface with a live version. An admin or a member creates the first one.'
        }
        action={
          mayCreate ? (
            <ButtonLink href="/features/new" variant="primary">
              New feature
            </ButtonLink>
          ) : (
            <ButtonLink href="/settings/people">See who can</ButtonLink>
          )
        }
      />
    </Card>
  );
}
