import type { Metadata } from 'next';
import { FirstSteps } from '@/components/desk/first-steps';
import { FeatureList } from '@/components/feature/feature-list';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { decideAccess } from '@/lib/core/access/decide-access';
import { listFeatures } from '@/lib/server/services/feature/list-features';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'Features' };

export default async function FeaturesPage() {
  const actor = await pageActor();
  const features = await listFeatures(actor);
  const mayCreate = decideAccess(actor, 'feature:create').kind === 'allowed';
  const isEmpty = features.length === 0;
  return (
    <>
      <PageHeader
        title="Features"
        meta="Each is one AI surface with a live version. Its key is the OpenFeature flag key."
        actions={
          mayCreate && !isEmpty ? (
            <ButtonLink href="/features/new" variant="primary">
              New feature
            </ButtonLink>
          ) : null
        }
      />
      {isEmpty ? (
        <FirstSteps mayCreate={mayCreate} />
      ) : (
        <Card flush>
          <FeatureList features={features} />
        </Card>
      )}
    </>
  );
}
