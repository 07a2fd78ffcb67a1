import type { Metadata } from 'next';
import { CompareChoice } from '@/components/feature/compare-choice';
import { VersionDiff } from '@/components/feature/version-diff';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { getFeature } from '@/lib/server/services/feature/get-feature';
import { orNotFound } from '@/lib/server/transport/or-not-found';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'Compare versions' };

interface ComparePageProps {
  params: Promise<{ key: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const actor = await pageActor();
  const [{ key }, query] = await Promise.all([params, searchParams]);
  const feature = await orNotFound(getFeature(actor, decodeURIComponent(key)));
  const { versions } = feature;
  const named = (variant: unknown) => versions.find((version) => version.variant === variant);
  const from = named(query.from) ?? feature.live ?? versions.at(-1);
  const to = named(query.to) ?? versions.find((version) => version.id !== from?.id) ?? from;
  return (
    <>
      <PageHeader
        crumb={
          <TextLink href={`/features/${encodeURIComponent(feature.key)}`} className="code">
            {feature.key}
          </TextLink>
        }
        title="Compare versions"
        actions={
          from && to && versions.length > 1 ? (
            <CompareChoice featureKey={feature.key} versions={versions} from={from.variant} to={to.variant} />
          ) : null
        }
      />
      {from && to && from.id !== to.id ? (
        <VersionDiff from={from} to={to} />
      ) : (
        <Card flush>
          <EmptyState
            title={versions.length > 1 ? 'One and the same version' : 'Only one version'}
            body={
              versions.length > 1
                ? 'Choose two different ones above.'
                : 'There is nothing to compare it with yet.'
            }
            action={
              <ButtonLink href={`/features/${encodeURIComponent(feature.key)}/versions/new`}>
                New version
              </ButtonLink>
            }
          />
        </Card>
      )}
    </>
  );
}
