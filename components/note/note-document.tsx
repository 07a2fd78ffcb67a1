'use client';

import { Copy, Printer } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import { renderNote } from '@/lib/core/release/note-markdown/render-note';
import type { ReleaseView } from '@/lib/schemas/release';
import { copyNote } from './copy-note';
import { NoteSheet } from './note-sheet';
import type { ShownNote } from './read-note';

/** The note on one page, to read, to link and to print. */
export function NoteDocument({ release, shown }: { release: ReleaseView; shown: ShownNote }) {
  const { id, title, feature, baseline, candidate } = release;
  const ownerName = release.owner?.name ?? null;
  const { unitName } = feature;
  const copy = () =>
    copyNote(renderNote({ title, note: shown.note, ownerName, unitName, baseline, candidate }));
  return (
    <article className="max-w-4xl">
      <PageHeader
        crumb={
          <>
            <TextLink href={`/features/${feature.key}`}>{feature.key}</TextLink>
            {' / '}
            <TextLink href={`/releases/${id}`}>{title}</TextLink>
          </>
        }
        title={`Rollout note: ${title}`}
        meta={<Standing release={release} shown={shown} />}
        actions={
          <div className="flex flex-wrap gap-2 print:hidden">
            <ButtonLink href={`/releases/${id}/note`}>Open the note</ButtonLink>
            <Button onClick={() => void copy()}>
              <Copy aria-hidden /> Copy as Markdown
            </Button>
            <Button onClick={() => window.print()}>
              <Printer aria-hidden /> Print
            </Button>
          </div>
        }
      />
      <Card className="print:border-0 print:p-0">
        <NoteSheet
          note={shown.note}
          unitName={unitName}
          ownerName={ownerName}
          baseline={baseline}
          candidate={candidate}
        />
      </Card>
    </article>
  );
}

function Standing({ release, shown }: { release: ReleaseView; shown: ShownNote }) {
  const { revision, isInForce, at, byName } = shown;
  return (
    <>
      <span>
        {revision === null
          ? 'Draft, not in force'
          : isInForce
            ? `Revision ${revision}, in force`
            : `Revision ${revision}; revision ${release.noteRevision} is in force`}
      </span>
      <span>
        written {byName ? `by ${byName} ` : ''}
        <TimeAgo at={at} />
        <span className="hidden print:inline"> ({at.slice(0, 16).replace('T', ' ')} UTC)</span>
      </span>
    </>
  );
}
