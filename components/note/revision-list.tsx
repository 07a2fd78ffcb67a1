import { Card } from '@/components/ui/card';
import { TimeAgo } from '@/components/ui/time-ago';
import { NoteDiff } from './note-diff';
import type { Revision } from './revision';

/** Newest first, each with what it changed. */
export function RevisionList({ revisions }: { revisions: readonly Revision[] }) {
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
            </div>
            {revision.diff.length > 0 ? (
              <NoteDiff diff={revision.diff} />
            ) : (
              <p className="text-mute">
                {revision.number === 1 ? 'The note as the release started.' : 'Nothing differs.'}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
