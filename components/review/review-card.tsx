import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Term } from '@/components/ui/term';
import type { Agreement } from '@/lib/core/review/krippendorff-alpha';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { ReviewSummary } from '@/lib/schemas/review-item';
import { CohortRates } from './cohort-rates';
import { intervalText, percentText } from './estimate-text';
import { ReasonCounts } from './reason-counts';
import { ReviewRates } from './review-rates';

interface ReviewCardProps {
  releaseId: string;
  summary: ReviewSummary;
  mayJudge: boolean;
}

/** What people said of this stage's outputs, each arm with its uncertainty. */
export function ReviewCard({ releaseId, summary, mayJudge }: ReviewCardProps) {
  const { progress, preference, agreement } = summary;
  return (
    <Card>
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <div className="max-w-md flex-1 basis-64">
            <p className="mb-1 text-mute">{progressSentence(summary)}</p>
            <ProgressBar
              label="Outputs decided"
              value={progress.items > 0 ? progress.decided / progress.items : null}
              tone="accent"
            />
          </div>
          {mayJudge && progress.decided < progress.items ? (
            <ButtonLink href={`/review/${releaseId}`}>Judge outputs</ButtonLink>
          ) : null}
        </div>
        <ReviewRates summary={summary} />
        {preference ? (
          <p>
            <span className="font-medium">Side by side:</span> the candidate is preferred in{' '}
            {percentText(preference.share.value)} ({intervalText(preference.share)}) of{' '}
            {formatCount(preference.share.items)} pairs, a tie counted as half (
            {formatCount(preference.candidate)} for the candidate, {formatCount(preference.baseline)} for the
            baseline, {formatCount(preference.tie)} ties).
          </p>
        ) : null}
        <ReasonCounts reasons={summary.reasons} />
        <CohortRates cohorts={summary.cohorts} />
        <p className="text-mute">
          Reviewers agree:{' '}
          <Term meaning="Krippendorff’s alpha: 1 when all agree, 0 when they agree as often as by chance. From about 0.8 verdicts can be relied on; below 0.67 hardly.">
            Krippendorff’s alpha
          </Term>{' '}
          {agreementText(agreement.singles, 'outputs')}; {agreementText(agreement.pairs, 'pairs')}.
        </p>
      </div>
    </Card>
  );
}

function progressSentence({ progress, reviewsEach }: ReviewSummary): string {
  const { items, decided, begun } = progress;
  const each = reviewsEach === 1 ? 'one person' : `${reviewsEach} people`;
  const open =
    begun > 0 ? ` ${formatCount(begun)} more ${begun === 1 ? 'waits' : 'wait'} for another person.` : '';
  return `${formatCount(decided)} of ${formatCount(items)} decided: each output is, once ${each} judged it.${open}`;
}

function agreementText({ alpha, items }: Agreement, what: string): string {
  if (alpha === null) {
    return items < 2 ? `not known yet of ${what}` : `not known of ${what}: all ${items} were judged the same`;
  }
  return `${alpha.toFixed(2).replace('-', '−')} over ${formatCount(items)} ${what}`;
}
