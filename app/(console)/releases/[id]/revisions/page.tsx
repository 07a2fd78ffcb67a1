import type { Metadata } from 'next';
import { RevisionComparison } from '@/components/note/revision-comparison';
import { RevisionList } from '@/components/note/revision-list';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { getRelease } from '@/lib/server/services/release/get-release';
import { listRevisions } from '@/lib/server/services/release/list-revisions';
import { orNotFound } from '@/lib/server/transport/or-not-found';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'Revisions' };

interface RevisionsPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>;
}

export default async function RevisionsPage({ params, searchParams }: RevisionsPageProps) {
  const [actor, { id }, { from, to }] = await Promise.all([pageActor(), params, searchParams]);
  const release = await orNotFound(getRelease(actor, id));
  const revisions = await listRevisions(actor, id);
  const note = (
    <ButtonLink href={`/releases/${id}/note`} className="print:hidden">
      Open the note
    </ButtonLink>
  );

  return (
    <>
      <PageHeader
        crumb={
          <>
            <TextLink href={`/features/${release.feature.key}`}>{release.feature.key}</TextLink>
            {' / '}
            <TextLink href={`/releases/${id}`}>{release.title}</TextLink>
          </>
        }
        title="Revisions of the note"
        meta={<span>{summary(revisions.length)}</span>}
        actions={revisions.length > 0 ? note : null}
      />
      {revisions.length === 0 ? (
        <Card flush>
          <EmptyState
            title="No revision yet"
            body="The first is made when the release starts. Each change of a started release's note then makes the next, with its difference."
            action={note}
          />
        </Card>
      ) : (
        <div className="flex flex-col gap-4">
          {revisions.length + (release.draft.differsFromRevision ? 1 : 0) > 1 ? (
            <RevisionComparison
              revisions={revisions}
              draft={release.draft.differsFromRevision ? release.draft.note : null}
              from={Number(from)}
              to={to === 'draft' ? 'draft' : Number(to)}
            />
          ) : null}
          <RevisionList revisions={revisions} release={release} />
        </div>
      )}
    </>
  );
}

function summary(count: number): string {
  if (count === 0) return 'The note is still a draft.';
  return count === 1 ? '1 revision, in force since the start.' : `${count} revisions, the newest in force.`;
}
