import type { Metadata } from 'next';
import { ReviewDeskList } from '@/components/review/review-desk-list';
import { PageHeader } from '@/components/ui/page-header';
import { LiveRefresh } from '@/lib/client/live-refresh';
import { decideAccess } from '@/lib/core/access/decide-access';
import { listReviewDesk } from '@/lib/server/services/review/list-review-desk';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'Review' };

export default async function ReviewPage() {
  const actor = await pageActor();
  const entries = await listReviewDesk(actor);
  return (
    <>
      <LiveRefresh topics={['release:*']} />
      <PageHeader
        title="Review"
        meta="Outputs of running releases, judged without knowing which version wrote them."
      />
      <ReviewDeskList entries={entries} mayJudge={decideAccess(actor, 'review:judge').kind === 'allowed'} />
    </>
  );
}
