import type { Metadata } from 'next';
import { FirstSteps } from '@/components/desk/first-steps';
import { NeedsMe } from '@/components/desk/needs-me';
import { ReleaseList } from '@/components/desk/release-list';
import { SampleBanner } from '@/components/desk/sample-banner';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { LiveRefresh } from '@/lib/client/live-refresh';
import { decideAccess } from '@/lib/core/access/decide-access';
import { getDesk } from '@/lib/server/services/desk/get-desk';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'Desk' };

export default async function DeskPage() {
  const actor = await pageActor();
  const desk = await getDesk(actor);
  const may = (permission: Parameters<typeof decideAccess>[1]) =>
    decideAccess(actor, permission).kind === 'allowed';
  const newRelease = may('release:create') ? (
    <ButtonLink href="/releases/new" variant="primary">
      New release
    </ButtonLink>
  ) : null;

  return (
    <>
      <LiveRefresh topics={['release:*']} />
      {/* Events come all the time; the sentences of what each release waits for may be some seconds old. */}
      <LiveRefresh topics={['feature:*']} atMostEveryMs={10_000} />
      <PageHeader
        title="Desk"
        meta={desk.features > 0 ? <span>{summary(desk.live.length, desk.features)}</span> : null}
        actions={desk.live.length > 0 ? newRelease : null}
      />
      <SampleBanner sample={desk.sample} mayManage={may('sample:manage')} />
      {desk.features === 0 ? (
        <FirstSteps mayCreate={may('feature:create')} />
      ) : (
        <>
          <NeedsMe items={desk.needsMe} />
          <ReleaseList
            title="Live releases"
            releases={desk.live}
            withRail
            empty={
              <EmptyState
                title="No release is running"
                body="Every feature serves its live version to everyone. A release changes one of them in stages."
                action={newRelease}
              />
            }
          />
          <ReleaseList title="Drafts" releases={desk.drafts} />
          <ReleaseList title="Ended lately" releases={desk.ended} />
        </>
      )}
    </>
  );
}

function summary(live: number, features: number): string {
  const releases = live === 1 ? '1 release is running' : `${live === 0 ? 'No' : live} releases are running`;
  return `${releases} over ${features === 1 ? '1 feature' : `${features} features`}`;
}
