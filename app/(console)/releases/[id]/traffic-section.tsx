import { ChoiceLinks } from '@/components/charts/choice-links';
import { DashboardCharts } from '@/components/charts/dashboard-charts';
import { type DashboardScope, type DashboardWindow, WINDOWS } from '@/components/charts/dashboard-window';
import { TrafficSummary } from '@/components/charts/traffic-summary';
import { ProductTerm } from '@/components/help/product-term';
import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import type { ReleaseView } from '@/lib/schemas/release';
import { getReleaseDashboard } from '@/lib/server/services/dashboard/get-release-dashboard';
import { pageActor } from '@/lib/server/transport/page-actor';

interface TrafficSectionProps {
  release: ReleaseView;
  window: DashboardWindow;
  scope: DashboardScope;
}

export async function TrafficSection({ release, window, scope }: TrafficSectionProps) {
  const view = await getReleaseDashboard(await pageActor(), release.id, {
    scope,
    ...(window.minutes === null ? {} : { minutes: window.minutes }),
  });
  const href = (key: string, wanted: DashboardScope) =>
    `/releases/${release.id}?window=${key}&scope=${wanted}`;
  const connect = `/features/${encodeURIComponent(release.feature.key)}#connect`;
  return (
    <section aria-labelledby="traffic" className="mt-6">
      <div className="mb-2 flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h2 id="traffic" className="font-semibold">
            <ProductTerm term="baseline">Baseline</ProductTerm> beside{' '}
            <ProductTerm term="candidate">candidate</ProductTerm>
          </h2>
          <TrafficSummary view={view} />
        </div>
        <ChoiceLinks
          label="Which traffic"
          choices={[
            {
              text: 'Comparable',
              title: 'Only requests whose version was decided by chance in this release',
              href: href(window.key, 'comparable'),
              isCurrent: scope === 'comparable',
            },
            {
              text: 'All traffic',
              title: 'Every request of the feature',
              href: href(window.key, 'all'),
              isCurrent: scope === 'all',
            },
          ]}
        />
        <ChoiceLinks
          label="Window"
          choices={WINDOWS.map(({ key, text }) => ({
            text,
            href: href(key, scope),
            isCurrent: key === window.key,
          }))}
        />
      </div>
      {view.totals.length === 0 ? (
        <Card>
          <p className="text-mute">
            {scope === 'comparable'
              ? 'No comparable request in this window. Only requests whose version was decided by chance in this release, and that tell their targeting key, are compared. '
              : 'No event of a known version in this window. '}
            <TextLink href={connect}>Connect</TextLink> shows how an application reports what it did.
          </p>
        </Card>
      ) : (
        <DashboardCharts view={view} watched={release.note.metricsToWatch} syncId="traffic" />
      )}
    </section>
  );
}
