import type { Metadata } from 'next';
import { NewVersionForm } from '@/components/feature/new-version-form';
import { ErrorNote } from '@/components/ui/error-note';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { permissionSentence } from '@/lib/core/access/permission-sentence';
import { VERSION_AXES } from '@/lib/core/release/version-axes';
import { getFeature } from '@/lib/server/services/feature/get-feature';
import { orNotFound } from '@/lib/server/transport/or-not-found';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'New version' };

interface NewVersionPageProps {
  params: Promise<{ key: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The labels may stand in the address: those that traffic named and nobody registered. */
export default async function NewVersionPage({ params, searchParams }: NewVersionPageProps) {
  const actor = await pageActor();
  const query = await searchParams;
  const labels = Object.fromEntries(
    VERSION_AXES.flatMap((axis) => (typeof query[axis] === 'string' ? [[axis, query[axis]]] : [])),
  );
  const feature = await orNotFound(getFeature(actor, decodeURIComponent((await params).key)));
  const refusal = permissionSentence(actor, 'version:create');
  return (
    <>
      <PageHeader
        crumb={
          <TextLink href={`/features/${encodeURIComponent(feature.key)}`} className="code">
            {feature.key}
          </TextLink>
        }
        title="New version"
        meta="A model, prompt, retrieval or policy version under labels of its own."
      />
      {refusal ? <ErrorNote title={refusal} /> : <NewVersionForm feature={feature} labels={labels} />}
    </>
  );
}
