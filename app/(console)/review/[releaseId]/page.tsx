import type { Metadata } from 'next';
import { JudgingScreen } from '@/components/review/judging-screen';
import { Refusal } from '@/components/shell/refusal';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { decideAccess } from '@/lib/core/access/decide-access';
import { getReviewHeading } from '@/lib/server/services/review/get-review-heading';
import { orNotFound } from '@/lib/server/transport/or-not-found';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'Review' };

export default async function JudgingPage({ params }: { params: Promise<{ releaseId: string }> }) {
  const [actor, { releaseId }] = await Promise.all([pageActor(), params]);
  const { title, feature, stageName } = await orNotFound(getReviewHeading(actor, releaseId));
  return (
    <>
      <PageHeader
        crumb={<TextLink href="/review">Review</TextLink>}
        title={title}
        meta={
          <span>
            {feature.name} · {stageName}
          </span>
        }
      />
      {decideAccess(actor, 'review:judge').kind === 'allowed' ? (
        <JudgingScreen releaseId={releaseId} reviewerId={actor.id} />
      ) : (
        <Refusal actor={actor} permission="review:judge" back="/review" />
      )}
    </>
  );
}
