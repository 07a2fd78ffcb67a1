import type { Metadata } from 'next';
import { FilterLinks } from '@/components/desk/filter-links';
import { ReleaseList } from '@/components/desk/release-list';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { LiveRefresh } from '@/lib/client/live-refresh';
import { decideAccess } from '@/lib/core/access/decide-access';
import type { ReleaseStatus } from '@/lib/core/release/release-state';
import { listReleases } from '@/lib/server/services/release/list-releases';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'Releases' };

const GROUPS = [
  {
    show: 'running',
    title: 'Running',
    statuses: ['offline_check', 'live', 'held', 'rolling_back', 'recovery_unconfirmed'],
    empty: 'No release is running',
  },
  { show: 'drafts', title: 'Drafts', statuses: ['draft'], empty: 'No draft' },
  {
    show: 'ended',
    title: 'Ended',
    statuses: ['completed', 'closed', 'abandoned'],
    empty: 'No release has ended yet',
  },
] as const satisfies { show: string; title: string; statuses: readonly ReleaseStatus[]; empty: string }[];

interface ReleasesPageProps {
  searchParams: Promise<{ show?: string | string[] }>;
}

export default async function ReleasesPage({ searchParams }: ReleasesPageProps) {
  const actor = await pageActor();
  const [{ show }, releases] = await Promise.all([searchParams, listReleases(actor)]);
  const groups = GROUPS.map((group) => ({
    ...group,
    releases: releases.filter((release) => group.statuses.some((status) => status === release.status)),
  }));
  const chosen = groups.filter((group) => group.show === show);
  const shown = chosen.length > 0 ? chosen : groups.filter((group) => group.releases.length > 0);
  const newRelease =
    decideAccess(actor, 'release:create').kind === 'allowed' ? (
      <ButtonLink href="/releases/new" variant="primary">
        New release
      </ButtonLink>
    ) : null;

  return (
    <>
      <LiveRefresh topics={['release:*']} />
      <PageHeader
        title="Releases"
        meta="Each moves one candidate over one live version, stage by stage."
        actions={releases.length > 0 ? newRelease : null}
      />
      {releases.length === 0 ? (
        <ReleaseList
          title="All releases"
          releases={[]}
          empty={
            <EmptyState
              title="No release yet"
              body="A release starts with its rollout note: what changes, for whom first, what to watch, and when to go back."
              action={newRelease}
            />
          }
        />
      ) : (
        <>
          <FilterLinks
            label="Which releases"
            path="/releases"
            name="show"
            value={chosen[0]?.show ?? null}
            options={[
              { value: null, label: 'All', count: releases.length },
              ...groups.map((group) => ({
                value: group.show,
                label: group.title,
                count: group.releases.length,
              })),
            ]}
          />
          {shown.map((group) => (
            <ReleaseList
              key={group.show}
              title={group.title}
              releases={group.releases}
              withRail={group.show === 'running'}
              empty={<EmptyState title={group.empty} action={group.show === 'ended' ? null : newRelease} />}
            />
          ))}
        </>
      )}
    </>
  );
}
