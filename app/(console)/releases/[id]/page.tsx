import type { Metadata } from 'next';
import { Suspense } from 'react';
import { readScope, readWindow } from '@/components/charts/dashboard-window';
import { ComparisonCard } from '@/components/evidence/comparison-card';
import { comparisonAddress, comparisonOf } from '@/components/evidence/comparison-of';
import { OfflineCard } from '@/components/evidence/offline-card';
import { DraftCard } from '@/components/release/draft-card';
import { EndedCard } from '@/components/release/ended-card';
import { ExclusionList } from '@/components/release/exclusion-list';
import { FiredNote } from '@/components/release/fired-note';
import { HiddenEditNotes } from '@/components/release/hidden-edit-notes';
import { NoteCard } from '@/components/release/note-card';
import { ReleaseHeader } from '@/components/release/release-header';
import { RollbackCard } from '@/components/release/rollback-card';
import { stageProgress } from '@/components/release/stage-progress';
import { StageRail } from '@/components/release/stage-rail';
import { TriggerCard } from '@/components/release/trigger-card';
import { UnlabelledNote } from '@/components/release/unlabelled-note';
import { VerdictCard } from '@/components/release/verdict-card';
import { Note } from '@/components/ui/note';
import { LiveRefresh } from '@/lib/client/live-refresh';
import { decideAccess } from '@/lib/core/access/decide-access';
import type { Permission } from '@/lib/core/access/permissions';
import type { ReleaseView } from '@/lib/schemas/release';
import { listUsers } from '@/lib/server/services/identity/list-users';
import { getRelease } from '@/lib/server/services/release/get-release';
import { orNotFound } from '@/lib/server/transport/or-not-found';
import { pageActor } from '@/lib/server/transport/page-actor';
import { CohortSection } from './cohort-section';
import { HistorySection } from './history-section';
import { MonitoringSection } from './monitoring-section';
import { RecoverySection } from './recovery-section';
import { ReviewSection } from './review-section';
import { SectionSkeleton } from './section-skeleton';
import { TrafficSection } from './traffic-section';

export const metadata: Metadata = { title: 'Release' };

interface ReleasePageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ReleasePage({ params, searchParams }: ReleasePageProps) {
  const actor = await pageActor();
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const [release, users] = await Promise.all([orNotFound(getRelease(actor, id)), listUsers(actor)]);
  const recipients = users.filter(
    ({ role, disabledAt }) => disabledAt === null && (role === 'admin' || role === 'member'),
  );
  const may = (permission: Permission) => decideAccess(actor, permission).kind === 'allowed';
  const present = release.stages[release.stageIndex ?? -1];
  const comparison = comparisonOf(release);
  const wasExposed = release.startedAt !== null && (release.stageIndex ?? 0) > 0;
  return (
    <>
      <LiveRefresh topics={[`release:${id}`, `feature:${release.feature.id}`]} />
      <ReleaseHeader release={release} recipients={recipients} viewerId={actor.id} />
      <div className="mb-5">
        <StageRail
          stages={release.stages}
          size="lg"
          status={release.status}
          progress={stageProgress(present, release.gate)}
          comparisonHref={comparison ? comparisonAddress(id) : null}
        />
        <ExclusionList exclusions={release.exclusions} />
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21.5rem] lg:grid-rows-[auto_1fr] lg:gap-x-5">
        <div className="flex min-w-0 flex-col gap-4">
          {release.telemetryAway ? (
            <Note tone="warn" title="Nothing can be measured now">
              {release.telemetryAway} Holding and rolling back work as always.
            </Note>
          ) : null}
          <FiredNote release={release} />
          <HiddenEditNotes release={release} />
          <UnlabelledNote release={release} mayRegister={may('version:create')} />
          <Decision release={release} mayRelease={may('release:create')} />
        </div>
        <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <TriggerCard release={release} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {release.telemetryAway || !isWatched(release) ? null : (
            <Suspense fallback={<SectionSkeleton title="Monitoring query" />}>
              <MonitoringSection release={release} />
            </Suspense>
          )}
          {comparison && release.status !== 'offline_check' ? (
            <ComparisonCard releaseId={id} item={comparison} />
          ) : null}
          <NoteCard release={release} />
        </div>
      </div>
      {release.startedAt ? (
        <Suspense fallback={<SectionSkeleton title="Review" />}>
          <ReviewSection releaseId={id} isActive={isWatched(release)} />
        </Suspense>
      ) : null}
      {release.telemetryAway ? null : (
        <Suspense fallback={<SectionSkeleton title="Traffic by version" tall />}>
          <TrafficSection
            release={release}
            window={readWindow(query.window, 'all')}
            scope={readScope(query.scope, isBack(release) || !wasExposed ? 'all' : 'comparable')}
          />
        </Suspense>
      )}
      {wasExposed && !release.telemetryAway ? (
        <Suspense fallback={<SectionSkeleton title="Cohorts" />}>
          <CohortSection release={release} />
        </Suspense>
      ) : null}
      <Suspense fallback={<SectionSkeleton title="History" />}>
        <HistorySection releaseId={id} />
      </Suspense>
    </>
  );
}

/** The one thing to decide on now. */
function Decision({ release, mayRelease }: { release: ReleaseView; mayRelease: boolean }) {
  const { status, rollback, telemetryAway } = release;
  switch (status) {
    case 'draft':
      return <DraftCard release={release} />;
    case 'offline_check':
      return (
        <>
          <OfflineCard release={release} />
          <VerdictCard release={release} />
        </>
      );
    case 'live':
    case 'held':
      return <VerdictCard release={release} />;
    case 'rolling_back':
    case 'recovery_unconfirmed':
      return (
        <>
          {rollback ? <RollbackCard release={release} rollback={rollback} /> : null}
          {telemetryAway ? null : <RecoverySection release={release} />}
        </>
      );
    case 'closed':
      return (
        <>
          <EndedCard release={release} mayRelease={mayRelease} />
          {telemetryAway ? null : <RecoverySection release={release} />}
        </>
      );
    case 'completed':
    case 'abandoned':
      return <EndedCard release={release} mayRelease={mayRelease} />;
  }
}

/** While a gate goes by what the monitoring query answers. */
function isWatched({ status }: ReleaseView): boolean {
  return status === 'offline_check' || status === 'live' || status === 'held';
}

/** After a rollback nothing is compared any more: what matters is all traffic. */
function isBack({ status }: ReleaseView): boolean {
  return status === 'rolling_back' || status === 'recovery_unconfirmed' || status === 'closed';
}
