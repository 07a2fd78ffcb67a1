import { Check, CloudOff, Keyboard, LoaderCircle, Undo2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { ProgressBar } from '@/components/ui/progress-bar';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import type { ReviewSession, SessionSnapshot } from './review-session';

interface SessionBarProps {
  session: ReviewSession;
  snapshot: SessionSnapshot;
  onShowKeys: () => void;
}

/** How far one is, whether everything is stored, and the moves that are no verdicts. */
export function SessionBar({ session, snapshot, onShowKeys }: SessionBarProps) {
  const { progress, items } = snapshot;
  const here = items.filter(({ said }) => said !== null).length;
  const all = progress ? progress.judged + progress.left : 0;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
      <ProgressBar
        label="Judged by you"
        value={progress && all > 0 ? progress.judged / all : null}
        tone="accent"
        className="min-w-24 flex-1 basis-24 sm:max-w-56"
      />
      <p className="text-mute">
        {progress ? `${formatCount(progress.judged)} of ${formatCount(all)} judged` : 'Loading'}
        {here > 0 ? ` · ${formatCount(here)} this session` : null}
      </p>
      <SaveState session={session} unsaved={snapshot.unsaved} hasJudged={here > 0} />
      <div className="ml-auto flex items-center gap-1">
        <Button size="sm" variant="ghost" aria-keyshortcuts="u" onClick={session.undo}>
          <Undo2 aria-hidden />
          Undo
        </Button>
        <Button
          size="sm"
          variant="ghost"
          aria-keyshortcuts="?"
          onClick={onShowKeys}
          className="pointer-coarse:hidden"
        >
          <Keyboard aria-hidden />
          Keys
        </Button>
      </div>
    </div>
  );
}

function SaveState({
  session,
  unsaved: { count, problem },
  hasJudged,
}: {
  session: ReviewSession;
  unsaved: SessionSnapshot['unsaved'];
  hasJudged: boolean;
}) {
  if (problem !== null) {
    return (
      <p role="alert" className="flex flex-wrap items-center gap-1.5 text-fail" title={problem}>
        <CloudOff aria-hidden className="size-3.5 shrink-0" />
        {count === 1 ? '1 verdict is' : `${formatCount(count)} verdicts are`} not saved yet, and kept here.
        <Button size="sm" onClick={session.retry}>
          Try again
        </Button>
      </p>
    );
  }
  if (!hasJudged && count === 0) return null;
  return (
    <p className="flex items-center gap-1 text-sm text-mute" data-unsaved={count}>
      {count > 0 ? (
        <LoaderCircle aria-hidden className="size-3 animate-spin" />
      ) : (
        <Check aria-hidden className="size-3 text-pass" />
      )}
      {count > 0 ? 'Saving' : 'Saved'}
    </p>
  );
}
