import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { ReviewSummary } from '@/lib/schemas/review-item';
import { REASON_LABELS } from './reason-labels';

/** Why outputs were not acceptable, by arm. */
export function ReasonCounts({ reasons }: { reasons: ReviewSummary['reasons'] }) {
  if (reasons.length === 0) return null;
  return (
    <div>
      <h3 className="mb-1 font-medium">Reasons, by outputs</h3>
      <dl className="flex flex-wrap gap-x-6 gap-y-1.5">
        {reasons.map(({ reason, items }) => (
          <div key={reason}>
            <dt>{REASON_LABELS[reason]}</dt>
            <dd className="text-mute">
              candidate {formatCount(items.candidate)}, baseline {formatCount(items.baseline)}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
