import Link from 'next/link';
import { Pill } from '@/components/ui/pill';
import { Table, Td, Th } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { FeatureListItem, VersionView } from '@/lib/schemas/feature';
import { LabelList } from './label-list';

const WHOLE = new Intl.NumberFormat('en-GB');

export function FeatureList({ features }: { features: readonly FeatureListItem[] }) {
  return (
    <>
      <ul className="md:hidden">
        {features.map((feature) => (
          <li key={feature.id} className="border-t border-line px-4 py-3 first:border-t-0">
            <FeatureName feature={feature} />
            <div className="mt-1.5">
              <Live live={feature.live} />
            </div>
            <p className="mt-1.5 text-mute">
              <ActiveRelease release={feature.activeRelease} />, {WHOLE.format(feature.requestsLastDay)}{' '}
              requests in 24 h
            </p>
          </li>
        ))}
      </ul>
      <div className="max-md:hidden">
        <Table label="Features">
          <thead>
            <tr>
              <Th>Feature</Th>
              <Th>Live version</Th>
              <Th>Active release</Th>
              <Th numeric>Requests in 24 h</Th>
            </tr>
          </thead>
          <tbody>
            {features.map((feature) => (
              <tr key={feature.id}>
                <Td>
                  <FeatureName feature={feature} />
                </Td>
                <Td>
                  <Live live={feature.live} />
                </Td>
                <Td>
                  <ActiveRelease release={feature.activeRelease} />
                </Td>
                <Td numeric>{WHOLE.format(feature.requestsLastDay)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </>
  );
}

function FeatureName({ feature }: { feature: FeatureListItem }) {
  return (
    <div>
      <div className="flex flex-wrap items-center gap-2">
        <Link
          href={`/features/${encodeURIComponent(feature.key)}`}
          className="font-semibold underline-offset-2 hover:underline"
        >
          {feature.name}
        </Link>
        {feature.isSample ? <Pill tone="neutral">sample</Pill> : null}
      </div>
      <span className="code text-mute">{feature.key}</span>
    </div>
  );
}

function Live({ live }: { live: VersionView | null }) {
  return live ? (
    <div className="flex flex-wrap items-baseline gap-x-2">
      <span className="code font-medium">{live.variant}</span>
      <LabelList version={live} />
    </div>
  ) : (
    <span className="text-mute">none</span>
  );
}

function ActiveRelease({ release }: { release: FeatureListItem['activeRelease'] }) {
  return release ? (
    <TextLink href={`/releases/${release.id}`}>{release.title}</TextLink>
  ) : (
    <span className="text-mute">no active release</span>
  );
}
