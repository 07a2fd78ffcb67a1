import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import type { ReleaseView } from '@/lib/schemas/release';
import { NoteDiff } from './note-diff';
import { NoteSheet } from './note-sheet';
import type { Revision } from './revision';

export interface RevisionListProps {
  revisions: readonly Revision[];
  release: ReleaseView;
}

/** Newest first, each with what it changed and, opened, the whole note. */
export function RevisionList({ revisions, release }: RevisionListProps) {
  return (
    <Card title="History" flush>
      <ol className="flex flex-col">
        {revisions.map((revision, index) => (
          <li
            key={revision.number}
            className="grid gap-x-4 gap-y-2 border-t border-line px-4 py-3.5 sm:grid-cols-[11rem_minmax(0,1fr)] sm:px-4.5"
          >
            <div>
              <p className="font-medium">
                Revision {revision.number}
                {index === 0 ? <span className="font-normal text-mute">, in force</span> : null}
              </p>
              <p className="text-sm text-mute">
                {revision.createdByName}, <TimeAgo at={revision.createdAt} />
              </p>
              <p className="text-sm print:hidden">
                <TextLink href={`/releases/${release.id}/note/read?revision=${revision.number}`}>
                  Read or print
                </TextLink>
              </p>
            </div>
            <div className="flex min-w-0 flex-col gap-2.5">
              {revision.diff.length > 0 ? (
                <NoteDiff diff={revision.diff} />
              ) : (
                <p className="text-mute">
                  {revision.number === 1 ? 'The note as the release started.' : 'Nothing differs.'}
                </p>
              )}
              <details>
                <summary className="w-fit text-sm text-mute hover:text-ink">
                  The whole note of revision {revision.number}
                </summary>
                <div className="mt-2 rounded-control border border-line px-3 py-1">
                  <NoteSheet
                    note={revision.content}
                    unitName={release.feature.unitName}
                    ownerName={release.owner?.name ?? null}
                    baseline={release.baseline}
                    candidate={release.candidate}
                  />
                </div>
              </details>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
