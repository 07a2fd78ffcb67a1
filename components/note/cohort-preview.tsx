'use client';

import { PreviewLines } from '@/components/cohort/preview-lines';
import { previewSource } from '@/components/cohort/preview-source';
import { Skeleton } from '@/components/ui/skeleton';
import { cn } from '@/lib/client/cn';
import { isWholeRule } from '@/lib/core/cohort/is-whole-rule';
import type { Stage } from '@/lib/core/release/note';
import { useNoteForm } from './note-form-context';

function isAsked({ cohort }: Stage): boolean {
  return cohort !== null && isWholeRule(cohort.rule);
}

/** What the stage would do with the last 24 h of traffic. Keeps its place while it counts, so that nothing moves. */
export function CohortPreview({ stage, index }: { stage: Stage; index: number }) {
  const { preview, unitName, note } = useNoteForm();
  const { view, busy, fault } = preview;
  if (!isAsked(stage)) return null;
  // The same of every stage: said at the first.
  if (view?.requests === 0 && !fault && note.plan.stages.findIndex(isAsked) < index) return null;
  const of = view?.stages[index] ?? null;
  return (
    <section
      aria-label={`On real traffic: ${stage.name}`}
      aria-busy={busy}
      className={cn(
        'mt-1 min-h-[5.5rem] rounded-control bg-sunken px-3 py-2 transition-opacity',
        busy && view && 'opacity-60',
      )}
    >
      {fault && !busy ? (
        <p className="text-sm text-warn">{fault}</p>
      ) : view && view.requests === 0 ? (
        <p className="text-sm text-mute">
          No request in the last 24 h, so nobody can say whom this touches. Report events with a targeting key
          and a context, and it is counted here.
        </p>
      ) : view && of ? (
        <>
          <PreviewLines view={view} of={of} stage={stage} unitName={unitName} />
          <p className="mt-0.5 text-sm text-mute">{previewSource(view)}</p>
        </>
      ) : (
        <div className="flex flex-col gap-2 pt-1">
          <Skeleton className="w-4/5" />
          <Skeleton className="w-3/5" />
          <Skeleton className="w-2/5" />
        </div>
      )}
    </section>
  );
}
