import Link from 'next/link';
import { ReleaseStatusPill } from '@/components/desk/release-status-pill';
import { TimeAgo } from '@/components/ui/time-ago';
import { RELEASE_STATUSES } from '@/lib/core/release/release-state';
import type { FeatureView } from '@/lib/schemas/feature';

/** Every release of the feature, newest first. */
export function FeatureReleases({ releases }: { releases: FeatureView['releases'] }) {
  return (
    <ul>
      {releases.map((release) => {
        const status = RELEASE_STATUSES.find((known) => known === release.status);
        return (
          <li
            key={release.id}
            className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-t border-line px-4 py-2.5 sm:px-4.5"
          >
            <Link href={`/releases/${release.id}`} className="font-medium underline-offset-2 hover:underline">
              {release.title}
            </Link>
            {status ? <ReleaseStatusPill status={status} /> : null}
            <span className="text-mute">{release.ownerName ? `Owner ${release.ownerName}` : 'No owner'}</span>
            <span className="text-mute sm:ml-auto">
              {release.endedAt ? 'ended ' : 'created '}
              <TimeAgo at={release.endedAt ?? release.createdAt} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
