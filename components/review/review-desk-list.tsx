import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ProgressBar } from '@/components/ui/progress-bar';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { ReviewDeskEntry } from '@/lib/schemas/review-item';

interface ReviewDeskListProps {
  entries: readonly ReviewDeskEntry[];
  mayJudge: boolean;
}

/** The releases that have outputs to judge, and how far this person is with each. */
export function ReviewDeskList({ entries, mayJudge }: ReviewDeskListProps) {
  if (entries.length === 0) {
    return (
      <Card flush>
        <EmptyState
          title="Nothing is to be judged"
          body="Outputs are drawn from a release while it is in a live stage, and from its comparison while it is in the offline check."
          action={<ButtonLink href="/releases">Releases</ButtonLink>}
        />
      </Card>
    );
  }
  return (
    <Card flush>
      <ul>
        {entries.map((entry) => (
          <ReviewDeskRow key={entry.releaseId} entry={entry} mayJudge={mayJudge} />
        ))}
      </ul>
    </Card>
  );
}

function ReviewDeskRow({ entry, mayJudge }: { entry: ReviewDeskEntry; mayJudge: boolean }) {
  const { releaseId, title, feature, stageName, progress } = entry;
  const { judged, left } = progress;
  const needsMe = mayJudge && left > 0;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2.5 border-t border-line px-4 py-3 first:border-t-0 sm:px-4.5">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-semibold [overflow-wrap:anywhere]">{title}</p>
        <p className="text-mute">
          {feature.name} · {stageName}
        </p>
      </div>
      <div className="w-full sm:w-64">
        <p className="mb-1 text-mute">{sentence(entry, mayJudge)}</p>
        {mayJudge ? (
          <ProgressBar
            label={`Judged by you: ${title}`}
            value={judged + left > 0 ? judged / (judged + left) : null}
            tone="accent"
          />
        ) : null}
      </div>
      {mayJudge ? (
        <ButtonLink
          href={`/review/${releaseId}`}
          variant={needsMe ? 'primary' : 'secondary'}
          aria-label={`${needsMe ? 'Judge' : 'Look'}: ${title}`}
        >
          {needsMe ? 'Judge' : 'Look'}
        </ButtonLink>
      ) : null}
    </li>
  );
}

function sentence({ progress: { judged, left, waiting } }: ReviewDeskEntry, mayJudge: boolean): string {
  if (!mayJudge) return `${outputs(left)} to judge`;
  if (left > 0) return `${formatCount(left)} to judge, ${formatCount(judged)} judged by you`;
  if (waiting > 0) return `${outputs(waiting)} for another reviewer`;
  return `All judged, ${formatCount(judged)} by you`;
}

function outputs(count: number): string {
  return count === 1 ? '1 output' : `${formatCount(count)} outputs`;
}
