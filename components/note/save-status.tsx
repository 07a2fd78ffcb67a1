'use client';

import { CloudOff, LoaderCircle, PencilLine } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { TimeAgo } from '@/components/ui/time-ago';
import type { SaveState } from './draft-saver';
import type { Unsettled } from './settle-draft';

export interface SaveStatusProps {
  state: SaveState;
  unsettled: readonly Unsettled[];
  onRetry: () => void;
}

/** Where the draft is: with the server, on its way, or in this browser alone. */
export function SaveStatus({ state, unsettled, onRetry }: SaveStatusProps) {
  if (state.kind === 'failed') {
    return (
      <div role="alert" className="flex flex-col items-start gap-1.5 text-fail">
        <p className="flex items-start gap-1.5">
          <CloudOff aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <span>
            <span className="font-medium">Not saved, kept in this browser.</span>{' '}
            {state.willRetry ? `${firstSentence(state.message)} It is tried again by itself.` : state.message}
          </span>
        </p>
        <Button size="sm" onClick={onRetry}>
          Try again now
        </Button>
      </div>
    );
  }
  return (
    <p role="status" className="flex items-start gap-1.5 text-mute">
      <SavedWords state={state} isPartial={unsettled.length > 0} />
    </p>
  );
}

function SavedWords({ state, isPartial }: { state: SaveState; isPartial: boolean }) {
  if (state.kind === 'saving') {
    return (
      <>
        <LoaderCircle aria-hidden className="mt-0.5 size-3.5 shrink-0 animate-spin" /> Saving
      </>
    );
  }
  if (state.kind === 'waiting') {
    return (
      <>
        <PencilLine aria-hidden className="mt-0.5 size-3.5 shrink-0" /> Typing, saved in a moment
      </>
    );
  }
  if (state.kind === 'conflict') return 'Not saved, kept in this browser: choose which draft goes on.';
  if (state.kind === 'failed') return null;
  return (
    <span>
      Saved <TimeAgo at={state.at} />
      {isPartial ? ', except what is marked as not saved yet; this browser keeps that.' : ''}
    </span>
  );
}

// The advice that follows it is to try again, which happens anyway.
function firstSentence(message: string): string {
  return message.split(/(?<=\.)\s/)[0] ?? message;
}
