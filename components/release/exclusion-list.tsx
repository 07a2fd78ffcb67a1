import { Ban } from 'lucide-react';
import { TimeAgo } from '@/components/ui/time-ago';
import { renderExcluded } from '@/lib/core/cohort/excluded-cohort';
import type { ReleaseView } from '@/lib/schemas/release';

/** Who is left out of every stage, and why; nothing when nobody is. */
export function ExclusionList({ exclusions }: Pick<ReleaseView, 'exclusions'>) {
  if (exclusions.length === 0) return null;
  return (
    <ul aria-label="Excluded cohorts" className="mt-2 flex flex-col gap-1">
      {exclusions.map(({ attribute, value, by, at, reason }) => (
        <li key={`${attribute} ${value}`} className="flex items-start gap-1.5 text-sm text-mute">
          <Ban aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <span className="min-w-0 wrap-anywhere">
            Excluded: <b className="font-medium text-ink">{renderExcluded({ attribute, value })}</b>, by {by},{' '}
            <TimeAgo at={at} />: “{reason}”
          </span>
        </li>
      ))}
    </ul>
  );
}
