'use client';

import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { type ExcludedCohort, renderExcluded } from '@/lib/core/cohort/excluded-cohort';
import type { ReleaseView } from '@/lib/schemas/release';
import { useMove } from './use-move';

export interface ExcludeCohortProps {
  release: Pick<ReleaseView, 'id' | 'seq'>;
  cohort: ExcludedCohort;
  /** What happens then. */
  body: string;
  /** `row` (the default) is quiet until its row is pointed at or focused, as every row has one. */
  look?: 'row' | 'button';
}

/** Takes the candidate from one slice. */
export function ExcludeCohort({ release, cohort, body, look = 'row' }: ExcludeCohortProps) {
  const move = useMove(release);
  const name = renderExcluded(cohort);
  return (
    <ConfirmDialog
      trigger={
        look === 'button' ? (
          <Button size="sm" aria-label={`Exclude ${name}…`}>
            Exclude…
          </Button>
        ) : (
          <button
            type="button"
            aria-label={`Exclude ${name}…`}
            className="-my-1 min-h-6 rounded text-sm text-mute underline decoration-line-strong/60 underline-offset-2 opacity-0 group-hover/slice:opacity-100 hover:text-ink focus-visible:opacity-100 aria-expanded:opacity-100 pointer-coarse:-my-2 pointer-coarse:min-h-10 pointer-coarse:opacity-100"
          >
            Exclude…
          </button>
        )
      }
      title={`Exclude ${name}?`}
      body={body}
      reasonLabel="Reason"
      reasonHint="What did you see? It is kept with the history."
      reasonRequired
      confirmLabel="Exclude"
      tone="danger"
      onConfirm={(reason) => move({ event: 'exclude_cohort', ...cohort, reason }, `${name} is excluded`)}
    />
  );
}
