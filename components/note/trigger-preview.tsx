'use client';

import { cn } from '@/lib/client/cn';
import { useNoteForm } from './note-form-context';

/** What the baseline's traffic says of one trigger. Keeps its place while it is asked, so that nothing moves. */
export function TriggerPreview({ triggerId }: { triggerId: string }) {
  const { triggerPreview } = useNoteForm();
  const { view, busy } = triggerPreview;
  const of = view?.triggers.find(({ id }) => id === triggerId);
  if (!of && !busy) return null;
  return (
    <div
      aria-busy={busy}
      className={cn('min-h-10 text-sm text-mute transition-opacity', busy && of && 'opacity-60')}
    >
      {of ? (
        <>
          <p>{of.firings}</p>
          <p>{of.detectable}</p>
        </>
      ) : (
        <p>Asks the baseline’s traffic…</p>
      )}
    </div>
  );
}
