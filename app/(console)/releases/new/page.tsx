import type { Metadata } from 'next';
import { NewReleaseForm } from '@/components/note/new-release-form';
import { WhatComesNext } from '@/components/note/what-comes-next';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { decideAccess } from '@/lib/core/access/decide-access';
import { getFeature } from '@/lib/server/services/feature/get-feature';
import { listFeatures } from '@/lib/server/services/feature/list-features';
import { suggestForNote } from '@/lib/server/services/feature/suggest-for-note';
import { listUsers } from '@/lib/server/services/identity/list-users';
import { listSourceChoices } from '@/lib/server/services/source/list-source-choices';
import { listTemplates } from '@/lib/server/services/template/list-templates';
import { orNotFound } from '@/lib/server/transport/or-not-found';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'New release' };

interface NewReleasePageProps {
  searchParams: Promise<{ feature?: string | string[] }>;
}

export default async function NewReleasePage({ searchParams }: NewReleasePageProps) {
  const [actor, { feature: asked }] = await Promise.all([pageActor(), searchParams]);
  const header = (
    <PageHeader
      crumb={<TextLink href="/releases">Releases</TextLink>}
      title="New release"
      meta={<span>A draft first: nothing is routed before its note is whole and it is started.</span>}
    />
  );
  if (decideAccess(actor, 'release:create').kind === 'refused') {
    return (
      <>
        {header}
        <Card flush>
          <EmptyState
            title="You may not open a release"
            body="Admins and members open releases. An admin can change your role under Settings, People."
            action={<ButtonLink href="/releases">Back to the releases</ButtonLink>}
          />
        </Card>
      </>
    );
  }
  const features = await listFeatures(actor);
  if (features.length === 0) {
    return (
      <>
        {header}
        <Card flush>
          <EmptyState
            title="There is no feature yet"
            body="A release changes a feature that has a live version. Say first which feature that is."
            action={
              <ButtonLink href="/features/new" variant="primary">
                New feature
              </ButtonLink>
            }
          />
        </Card>
      </>
    );
  }
  const key = typeof asked === 'string' ? asked : (features.find(isFree) ?? features[0])?.key;
  const feature = await orNotFound(getFeature(actor, key ?? ''));
  const [users, suggestions, templates, sources] = await Promise.all([
    listUsers(actor),
    suggestForNote(actor, feature.key),
    listTemplates(actor),
    listSourceChoices(actor),
  ]);
  return (
    <>
      {header}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <NewReleaseForm
          features={features}
          feature={feature}
          users={users}
          viewerId={actor.id}
          suggestions={suggestions}
          templates={templates}
          sources={sources.map(({ name }) => name)}
        />
        <WhatComesNext />
      </div>
    </>
  );
}

function isFree({ activeRelease, live }: { activeRelease: unknown; live: unknown }): boolean {
  return activeRelease === null && live !== null;
}
