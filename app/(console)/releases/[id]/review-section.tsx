import { ReviewCard } from '@/components/review/review-card';
import { decideAccess } from '@/lib/core/access/decide-access';
import { getReviewSummary } from '@/lib/server/services/review/get-review-summary';
import { pageActor } from '@/lib/server/transport/page-actor';

/** Absent while nothing has been drawn. */
export async function ReviewSection({ releaseId, isActive }: { releaseId: string; isActive: boolean }) {
  const actor = await pageActor();
  const summary = await getReviewSummary(actor, releaseId);
  if (summary.progress.items === 0) return null;
  const mayJudge = isActive && decideAccess(actor, 'review:judge').kind === 'allowed';
  return (
    <section aria-labelledby="review" className="mt-6">
      <h2 id="review" className="font-semibold">
        Review
      </h2>
      <p className="mb-2 text-mute">
        Outputs of the stage {summary.stageName}, judged by people who were not told which version wrote them.
      </p>
      <ReviewCard releaseId={releaseId} summary={summary} mayJudge={mayJudge} />
    </section>
  );
}
