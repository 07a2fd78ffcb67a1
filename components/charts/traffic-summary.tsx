import { TriangleAlert } from 'lucide-react';
import { TimeAgo } from '@/components/ui/time-ago';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { DashboardView } from '@/lib/schemas/dashboard';
import { byRole } from './by-role';

/** How many requests of each version are shown, and what could not be attributed. */
export function TrafficSummary({ view }: { view: DashboardView }) {
  const requests = (versionId: string) =>
    view.totals.find((total) => total.versionId === versionId)?.requests ?? 0;
  return (
    <p className="flex flex-wrap gap-x-4 text-mute">
      {byRole(view.versions).map(({ id, variant, role }) => (
        <span key={id}>
          {role === 'other' ? '' : `${role} `}
          {variant} <span className="text-ink">{formatCount(requests(id))}</span> requests
        </span>
      ))}
      <span title="Requests count in the block of 5 s in which they arrive. A block that is closed never changes; later outcomes count when they come.">
        by time of arrival, settled until <TimeAgo at={view.settledUntil} />
      </span>
      {view.unlabelledRequests > 0 ? (
        <span className="inline-flex items-center gap-1 text-warn">
          <TriangleAlert aria-hidden className="size-3.5" />
          {formatCount(view.unlabelledRequests)} requests of unknown version
        </span>
      ) : null}
    </p>
  );
}
