'use client';

import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import type { ReleaseView } from '@/lib/schemas/release';
import { NoteActions } from './note-actions';

export interface NoteHeaderProps {
  release: ReleaseView;
  title: string;
  markdown: () => string;
  onImport: (() => void) | null;
  onKeep: (() => void) | null;
}

export function NoteHeader({ release, title, markdown, onImport, onKeep }: NoteHeaderProps) {
  return (
    <PageHeader
      crumb={
        <>
          <TextLink href={`/features/${release.feature.key}`}>{release.feature.key}</TextLink>
          {' / '}
          <TextLink href={`/releases/${release.id}`}>{title || 'Untitled release'}</TextLink>
        </>
      }
      title="Rollout note"
      meta={<span>{statusWords(release)}</span>}
      actions={
        <>
          {release.noteRevision === null ? null : (
            <ButtonLink href={`/releases/${release.id}/revisions`} className="print:hidden">
              Revisions
            </ButtonLink>
          )}
          <ButtonLink href={`/releases/${release.id}/note/read`} className="print:hidden">
            Read
          </ButtonLink>
          <NoteActions title={title} markdown={markdown} onImport={onImport} onKeep={onKeep} />
        </>
      }
    />
  );
}

function statusWords({ status, noteRevision }: ReleaseView): string {
  if (noteRevision === null) return 'Draft: nothing is in force before the release starts.';
  if (status === 'offline_check' || status === 'live' || status === 'held') {
    return `Revision ${noteRevision} is in force. What you write is a draft until you save it as the next revision.`;
  }
  return `Revision ${noteRevision} is the last.`;
}
