'use client';

import { PreviewLines } from '@/components/cohort/preview-lines';
import { previewSource } from '@/components/cohort/preview-source';
import { usePlanPreview } from '@/components/note/use-plan-preview';
import { Skeleton } from '@/components/ui/skeleton';
import type { ReleaseView } from '@/lib/schemas/release';

/** Whom a promotion would touch, by the last 24 h of traffic. */
export function NextStagePreview({ release, index }: { release: ReleaseView; index: number }) {
  const { feature, note } = release;
  const { view, fault } = usePlanPreview(feature.key, note.plan);
  const stage = note.plan.stages[index];
  const of = view?.stages[index];
  if (!stage?.cohort) return null;
  return (
    <section
      aria-label={`On real traffic: ${stage.name}`}
      className="min-h-34 rounded-control bg-sunken px-3 py-2"
    >
      {view && of && view.requests > 0 ? (
        <>
          <PreviewLines view={view} of={of} stage={stage} unitName={feature.unitName} />
          <p className="mt-0.5 text-sm text-mute">{previewSource(view)}</p>
        </>
      ) : view || fault ? (
        <p className="text-sm text-mute">
          {fault ?? 'No request in the last 24 h: whom it touches cannot be told.'}
        </p>
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
