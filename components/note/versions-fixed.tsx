import { VersionChange } from '@/components/desk/version-change';
import { Note } from '@/components/ui/note';
import type { ReleaseView } from '@/lib/schemas/release';

/** The two versions of a started release: they are settled. */
export function VersionsFixed({ release: { baseline, candidate, confounded } }: { release: ReleaseView }) {
  return (
    <div className="flex flex-col gap-2">
      <p>
        <span className="font-medium">
          {baseline?.variant ?? 'no baseline'} <span aria-hidden>→</span>
          <span className="sr-only">to</span> {candidate?.variant ?? 'no candidate'}
        </span>{' '}
        <span className="text-mute">
          <VersionChange baseline={baseline} candidate={candidate} />
        </span>
      </p>
      <p className="text-sm text-mute">Settled when the release started.</p>
      {confounded ? <Note tone="warn">{confounded}</Note> : null}
    </div>
  );
}
