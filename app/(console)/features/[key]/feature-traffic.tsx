import { ChoiceLinks } from '@/components/charts/choice-links';
import { DashboardCharts } from '@/components/charts/dashboard-charts';
import { type DashboardWindow, WINDOWS } from '@/components/charts/dashboard-window';
import { TrafficSummary } from '@/components/charts/traffic-summary';
import { UnknownLabelTable } from '@/components/feature/unknown-label-table';
import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { decideAccess } from '@/lib/core/access/decide-access';
import { getFeatureDashboard } from '@/lib/server/services/dashboard/get-feature-dashboard';
import { listUnknownLabels } from '@/lib/server/services/feature/list-unknown-labels';
import { pageActor } from '@/lib/server/transport/page-actor';

/** The longest window that a feature's page offers. */
const MONTH_MINUTES = 30 * 24 * 60;

export async function FeatureTraffic({
  featureKey,
  window,
}: {
  featureKey: string;
  window: DashboardWindow;
}) {
  const minutes = window.minutes ?? MONTH_MINUTES;
  const actor = await pageActor();
  const [view, unknown] = await Promise.all([
    getFeatureDashboard(actor, featureKey, { minutes }),
    listUnknownLabels(actor, featureKey),
  ]);
  const mayRegister = decideAccess(actor, 'version:create').kind === 'allowed';
  const isSilent = view.totals.length === 0;
  return (
    <section aria-labelledby="traffic" className="mt-6">
      <div className="mb-2 flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h2 id="traffic" className="font-semibold">
            Traffic by version
          </h2>
          <TrafficSummary view={view} />
        </div>
        <ChoiceLinks
          label="Window"
          choices={WINDOWS.map(({ key, text }) => ({
            text: key === 'all' ? '30 d' : text,
            href: `/features/${encodeURIComponent(featureKey)}?window=${key}`,
            isCurrent: key === window.key,
          }))}
        />
      </div>
      {unknown.length > 0 ? (
        <Card
          title="Requests without a known version, last 24 h"
          description="They are stored, and count in no version’s numbers."
          flush
          className="mb-4"
        >
          <UnknownLabelTable featureKey={featureKey} labels={unknown} mayRegister={mayRegister} />
        </Card>
      ) : null}
      {isSilent ? (
        <Card>
          <p className="text-mute">
            {view.unlabelledRequests > 0
              ? 'Nothing to draw: no request of this window tells which version answered. '
              : 'No event in this window. '}
            <TextLink href="#connect">Connect</TextLink> shows how an application reports{' '}
            {view.unlabelledRequests > 0 ? 'it.' : 'what it did.'}
          </p>
        </Card>
      ) : (
        <DashboardCharts view={view} syncId="traffic" />
      )}
    </section>
  );
}
