import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import type { NoteStart } from '@/lib/core/release/note-start/note-start';
import type { PastNote } from '@/lib/schemas/note-suggestions';
import { StartSummary } from './start-summary';

/** The feature's last release, and what of its note is copied. */
export function LastStart({ last, start }: { last: PastNote; start: NoteStart }) {
  return (
    <div className="flex flex-col gap-2.5">
      <p className="text-mute">
        Copied from <TextLink href={`/releases/${last.releaseId}/note/read`}>{last.title}</TextLink> (
        {last.status.replaceAll('_', ' ')}, opened <TimeAgo at={last.createdAt} />
        ); everything can be changed afterwards.
      </p>
      <StartSummary start={start} />
    </div>
  );
}
