import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ProductTerm } from '@/components/help/product-term';
import { SignOffForm } from '@/components/sign-off/sign-off-form';
import { SignedNote } from '@/components/sign-off/signed-note';
import { Note } from '@/components/ui/note';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { LiveRefresh } from '@/lib/client/live-refresh';
import { DomainError } from '@/lib/core/domain-error';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import { getSignOff } from '@/lib/server/services/release/get-sign-off';
import { orNotFound } from '@/lib/server/transport/or-not-found';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'Four movements' };

export default async function SignOffPage({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([pageActor(), params]);
  const view = await orNotFound(getSignOff(actor, id)).catch((error: unknown) => {
    // It was promoted, held back or ended meanwhile: the release says so.
    if (error instanceof DomainError && error.reason === 'not_before_full') redirect(`/releases/${id}`);
    throw error;
  });
  const { release, variants, requests, signed } = view;
  return (
    <>
      <LiveRefresh topics={[`release:${id}`]} />
      <PageHeader
        crumb={<TextLink href={`/releases/${id}`}>{release.title}</TextLink>}
        title="The four movements"
        meta={
          <span>
            {variants.baseline} {formatCount(requests.baseline)} and {variants.candidate}{' '}
            {formatCount(requests.candidate)} <ProductTerm term="comparable" /> requests of the stage{' '}
            {release.stageName}, before {release.nextStageName}. {view.madeBy} made {variants.candidate}.
          </span>
        }
      />
      {view.refusals.map((refusal) => (
        <SignedNote key={refusal.by.id} signed={refusal} />
      ))}
      {signed && !view.refusals.some(({ by }) => by.id === signed.by.id) ? (
        <SignedNote signed={signed} />
      ) : null}
      {view.refusal ? (
        <Note className="mb-4" title="You may look, and not sign">
          {view.refusal}
        </Note>
      ) : null}
      <SignOffForm view={view} />
    </>
  );
}
