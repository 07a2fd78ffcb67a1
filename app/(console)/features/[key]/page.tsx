import type { Metadata } from 'next';
import Link from 'next/link';
import { Suspense } from 'react';
import { readWindow, windowSince } from '@/components/charts/dashboard-window';
import { ConnectCard } from '@/components/feature/connect-card';
import { FeatureReleases } from '@/components/feature/feature-releases';
import { LabelList } from '@/components/feature/label-list';
import { VersionTable } from '@/components/feature/version-table';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pill } from '@/components/ui/pill';
import { TextLink } from '@/components/ui/text-link';
import { LiveRefresh } from '@/lib/client/live-refresh';
import { decideAccess } from '@/lib/core/access/decide-access';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import { getFeature } from '@/lib/server/services/feature/get-feature';
import { getRelease } from '@/lib/server/services/release/get-release';
import { orNotFound } from '@/lib/server/transport/or-not-found';
import { pageActor } from '@/lib/server/transport/page-actor';
import { FeatureTraffic } from './feature-traffic';
import { TrafficSkeleton } from './traffic-skeleton';

export const metadata: Metadata = { title: 'Feature' };

interface FeaturePageProps {
  params: Promise<{ key: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function FeaturePage({ params, searchParams }: FeaturePageProps) {
  const actor = await pageActor();
  const key = decodeURIComponent((await params).key);
  const feature = await orNotFound(getFeature(actor, key));
  const { activeRelease: active, live } = feature;
  const candidate = active ? (await getRelease(actor, active.id)).candidate : null;
  const may = (permission: Parameters<typeof decideAccess>[1]) =>
    decideAccess(actor, permission).kind === 'allowed';
  const here = `/features/${encodeURIComponent(key)}`;
  const newRelease =
    may('release:create') && !active ? (
      <ButtonLink href={`/releases/new?feature=${encodeURIComponent(key)}`} variant="primary">
        New release
      </ButtonLink>
    ) : null;
  return (
    <>
      <LiveRefresh topics={[`feature:${feature.id}`, ...(active ? [`release:${active.id}`] : [])]} />
      <PageHeader
        crumb={
          <Link href="/features" className="hover:underline">
            Features
          </Link>
        }
        title={
          <span className="inline-flex flex-wrap items-center gap-2.5">
            {feature.name} {feature.isSample ? <Pill tone="neutral">sample</Pill> : null}
          </span>
        }
        meta={
          <>
            <span className="code text-ink">{feature.key}</span>
            <span>
              decided by {feature.unitName}
              {feature.bucketBy === 'targetingKey' ? '' : ` (${feature.bucketBy})`}
            </span>
            <span>{formatCount(feature.requestsLastDay)} requests in 24 h</span>
          </>
        }
        actions={
          <>
            {may('version:create') ? (
              <ButtonLink href={`${here}/versions/new`}>New version</ButtonLink>
            ) : null}
            {newRelease}
          </>
        }
      />
      {feature.description ? <p className="-mt-3 mb-5 max-w-prose text-mute">{feature.description}</p> : null}
      <div className="mb-4 grid gap-4 md:grid-cols-2">
        <Card title="Live version">
          {live ? (
            <p className="flex flex-wrap gap-x-3">
              <span className="code text-lg font-semibold">{live.variant}</span> <LabelList version={live} />
            </p>
          ) : (
            <p className="text-mute">None: applications use their own default.</p>
          )}
        </Card>
        <Card title="Active release">
          {active ? (
            <p>
              <TextLink href={`/releases/${active.id}`} className="text-lg font-semibold">
                {active.title}
              </TextLink>{' '}
              <span className="text-mute">
                {active.status.replaceAll('_', ' ')}
                {candidate ? `, rolls out ${candidate.variant}` : ''}
              </span>
            </p>
          ) : (
            <p className="text-mute">None: everyone gets the live version.</p>
          )}
        </Card>
      </div>
      <Card title="Versions" flush className="mb-4">
        <VersionTable featureKey={key} versions={feature.versions} candidateId={candidate?.id ?? null} />
      </Card>
      <Suspense fallback={<TrafficSkeleton />}>
        <FeatureTraffic
          featureKey={key}
          window={readWindow(
            (await searchParams).window,
            windowSince(
              feature.versions.map(({ createdAt }) => createdAt),
              new Date(),
            ),
          )}
        />
      </Suspense>
      <div className="mt-6 grid items-start gap-4 lg:grid-cols-2">
        <Card title="Releases" flush>
          {feature.releases.length === 0 ? (
            <EmptyState
              title="No release yet"
              body="A release takes one new version to everyone in stages, with a way back at each."
              action={newRelease}
            />
          ) : (
            <FeatureReleases releases={feature.releases} />
          )}
        </Card>
        <ConnectCard feature={feature} />
      </div>
    </>
  );
}
