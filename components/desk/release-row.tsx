import Link from 'next/link';
import { StageRail } from '@/components/release/stage-rail';
import { Pill } from '@/components/ui/pill';
import { TimeAgo } from '@/components/ui/time-ago';
import type { ReleaseListItem } from '@/lib/schemas/release';
import { ReleaseStatusPill } from './release-status-pill';
import { VersionChange } from './version-change';

export interface ReleaseRowProps {
  release: ReleaseListItem;
  /** Drafts and ended releases are shown without it: their stages say little. */
  withRail?: boolean;
}

/** One release in a list: what it is, where it is, what it waits for. */
export function ReleaseRow({ release, withRail = false }: ReleaseRowProps) {
  return (
    <li className="border-t border-line px-4 py-3 first:border-t-0 sm:px-4.5">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <h3 className="min-w-0 text-base font-semibold">
          <Link href={`/releases/${release.id}`} className="underline-offset-2 hover:underline">
            {release.title}
          </Link>
        </h3>
        <ReleaseStatusPill status={release.status} />
        {release.isSample ? <Pill tone="neutral">sample</Pill> : null}
        <span className="text-mute sm:ml-auto">
          <When release={release} />
        </span>
      </div>
      <div className="mt-0.5 flex flex-wrap gap-x-4 text-mute">
        <Link href={`/features/${encodeURIComponent(release.featureKey)}`} className="code hover:underline">
          {release.featureKey}
        </Link>
        <span>{release.owner ? `Owner ${release.owner.name}` : 'No owner yet'}</span>
        <VersionChange baseline={release.baseline} candidate={release.candidate} />
      </div>
      {withRail ? (
        <div className="mt-2.5">
          <StageInWords stages={release.stages} />
          <StageRail stages={release.stages} size="sm" status={release.status} />
        </div>
      ) : null}
      {release.waitingFor ? <p className="mt-1.5">{release.waitingFor}</p> : null}
    </li>
  );
}

function When({ release }: { release: ReleaseListItem }) {
  if (release.endedAt) {
    return (
      <>
        ended <TimeAgo at={release.endedAt} />
      </>
    );
  }
  return release.startedAt ? (
    <>
      started <TimeAgo at={release.startedAt} />
    </>
  ) : (
    <>
      created <TimeAgo at={release.createdAt} />
    </>
  );
}

// On a narrow screen the rail has no room for names.
function StageInWords({ stages }: Pick<ReleaseListItem, 'stages'>) {
  const at = stages.findIndex((stage) => stage.state !== 'done' && stage.state !== 'next');
  const stage = stages[at];
  if (!stage) return null;
  return (
    <p className="mb-1 text-mute sm:hidden">
      Stage {at + 1} of {stages.length}: <span className="text-ink">{stage.name}</span>
    </p>
  );
}
