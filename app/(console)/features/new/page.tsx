import type { Metadata } from 'next';
import { NewFeatureForm } from '@/components/feature/new-feature-form';
import { Refusal } from '@/components/shell/refusal';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { decideAccess } from '@/lib/core/access/decide-access';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'New feature' };

export default async function NewFeaturePage() {
  const actor = await pageActor();
  const mayCreate = decideAccess(actor, 'feature:create').kind === 'allowed';
  return (
    <>
      <PageHeader
        crumb={<TextLink href="/features">Features</TextLink>}
        title="New feature"
        meta="One AI surface, and the version of it that is live now. Both can be read by everyone who signs in."
      />
      {mayCreate ? (
        <NewFeatureForm />
      ) : (
        <Refusal actor={actor} permission="feature:create" back="/features" />
      )}
    </>
  );
}
