import Link from 'next/link';
import { ReleaseStatusPill } from '@/components/desk/release-status-pill';
import { ButtonLink } from '@/components/ui/button-link';
import { Note } from '@/components/ui/note';
import { PageHeader } from '@/components/ui/page-header';
import { Pill } from '@/components/ui/pill';
import { TimeAgo } from '@/components/ui/time-ago';
import type { ReleaseView } from '@/lib/schemas/release';
import { HandOverDialog, type Recipient } from './hand-over-dialog';
import { VersionPair } from './version-pair';

export interface ReleaseHeaderProps {
  release: ReleaseView;
  /** Who may own a release. */
  recipients: readonly Recipient[];
  viewerId: string;
}

export function ReleaseHeader({ release, recipients, viewerId }: ReleaseHeaderProps) {
  const { id, title, feature, owner, status, confounded, permissions } = release;
  const ended = release.endedAt !== null;
  return (
    <>
      <PageHeader
        crumb={
          <Link href={`/features/${encodeURIComponent(feature.key)}`} className="code hover:underline">
            {feature.key}
          </Link>
        }
        title={
          <span className="inline-flex flex-wrap items-center gap-x-2.5 gap-y-1">
            {title} <ReleaseStatusPill status={status} />
            {release.isSample ? <Pill tone="neutral">sample</Pill> : null}
          </span>
        }
        meta={
          <>
            <span className="inline-flex items-baseline gap-1.5">
              {owner ? (
                <span>
                  Owner <b className="font-semibold text-ink">{owner.name}</b>
                </span>
              ) : (
                <span className="text-fail">No owner</span>
              )}
              {ended || permissions['release:hand_over'] ? null : (
                <HandOverDialog release={release} recipients={recipients} asOwner={owner?.id === viewerId} />
              )}
            </span>
            <VersionPair release={release} />
            <span>
              <Since release={release} />
            </span>
          </>
        }
        actions={
          <>
            <ButtonLink size="sm" href={`/releases/${id}/note`}>
              {status === 'draft'
                ? 'Rollout note'
                : `Note${release.noteRevision ? `, revision ${release.noteRevision}` : ''}`}
            </ButtonLink>
            {release.noteRevision ? (
              <ButtonLink size="sm" href={`/releases/${id}/revisions`}>
                Revisions
              </ButtonLink>
            ) : null}
            <ButtonLink size="sm" href={`/releases/${id}/note/read`}>
              Read or print
            </ButtonLink>
          </>
        }
      />
      {confounded ? (
        <Note tone="warn" className="-mt-2 mb-5">
          {confounded}
        </Note>
      ) : null}
    </>
  );
}

function Since({ release }: { release: ReleaseView }) {
  if (release.endedAt) {
    return (
      <>
        ended <TimeAgo at={release.endedAt} />
      </>
    );
  }
  return release.startedAt ? (
    <>
      started <TimeAgo at={release.startedAt} />
    </>
  ) : (
    <>
      created <TimeAgo at={release.createdAt} />
    </>
  );
}
