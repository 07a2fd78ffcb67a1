'use client';

import { X } from 'lucide-react';
import { useState } from 'react';
import { CohortEditor } from '@/components/cohort/cohort-editor';
import { CohortPreview } from '@/components/note/cohort-preview';
import { useNoteForm } from '@/components/note/note-form-context';
import { PlanFindings } from '@/components/note/plan-findings';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-error';
import { Input } from '@/components/ui/input';
import { NumberInput } from '@/components/ui/number-input';
import { cn } from '@/lib/client/cn';
import { isWholeRule } from '@/lib/core/cohort/is-whole-rule';
import { renderCohort } from '@/lib/core/cohort/render-cohort';
import type { PlanFinding } from '@/lib/core/release/lint-plan';
import type { Stage, StageKind } from '@/lib/core/release/note';

const KIND_LABELS: Record<StageKind, string> = {
  offline: 'Offline check',
  canary: 'Tiny canary',
  cohort: 'One limited cohort',
  wider: 'Wider rollout',
  full: 'Full rollout',
};
export interface StageRowProps {
  index: number;
  stage: Stage;
  onChange: (stage: Stage) => void;
  onRemove: (() => void) | null;
  findings: readonly PlanFinding[];
  /** Where the cohort is edited, when it is a field of its own above. */
  editedAbove: string | null;
  isEntered: boolean;
}

export function StageRow(props: StageRowProps) {
  const { index, stage, onChange, onRemove, findings, editedAbove, isEntered } = props;
  const { unitName, unsettled } = useNoteForm();
  const [open, setOpen] = useState(false);
  const path = `plan.stages.${index}`;
  const faults = unsettled.filter(
    (fault) => fault.field.startsWith(`${path}.`) && fault.field !== editedAbove,
  );
  const canRemove = onRemove !== null && !isEntered;
  const canEditCohort = stage.kind !== 'offline' && editedAbove === null && !isEntered;

  return (
    <li
      id={editedAbove === null ? `${path}.cohort` : path}
      className="grid scroll-mt-18 grid-cols-[1.75rem_minmax(0,1fr)] gap-x-2 gap-y-2 border-t border-line py-3 first:border-0 first:pt-0"
    >
      <span aria-hidden className="grid size-6 place-items-center rounded-full bg-sunken text-sm text-mute">
        {index}
      </span>
      <div className="flex min-w-0 flex-col gap-2">
        <div className="grid grid-cols-[1fr_1fr_1.75rem] items-start gap-x-3 gap-y-2 md:grid-cols-[minmax(0,1fr)_8.5rem_9.5rem_1.75rem]">
          <div className={cn('min-w-0 md:col-span-1', canRemove ? 'col-span-2' : 'col-span-3')}>
            <Field label={`Name of stage ${index}`} hideLabel>
              <Input
                value={stage.name}
                maxLength={60}
                onChange={(event) => onChange({ ...stage, name: event.target.value })}
              />
            </Field>
          </div>
          {canRemove ? (
            <Button
              size="sm"
              variant="ghost"
              className="mt-0.5 px-1.5 md:order-last"
              aria-label={`Remove the stage ${stage.name}`}
              onClick={() => onRemove?.()}
            >
              <X aria-hidden />
            </Button>
          ) : null}
          {stage.kind === 'offline' ? null : (
            <>
              <NumberInput
                aria-label={`Least time in ${stage.name}, in minutes`}
                unit="min"
                value={stage.minMinutes}
                onValueChange={(typed) => typed !== null && onChange({ ...stage, minMinutes: typed })}
              />
              <NumberInput
                aria-label={`Least requests of each arm in ${stage.name}`}
                unit="requests"
                value={stage.minRequests}
                onValueChange={(typed) =>
                  typed !== null && onChange({ ...stage, minRequests: Math.round(typed) })
                }
              />
            </>
          )}
        </div>
        <p className="text-sm text-mute">
          {KIND_LABELS[stage.kind]}:{' '}
          {stage.kind === 'offline' ? (
            'no traffic; left with a comparison in which the candidate is no worse.'
          ) : (
            <CohortWords stage={stage} unitName={unitName} />
          )}
          {stage.kind === 'full' ? '; the rest is held back until the release is completed' : ''}
          {canEditCohort ? (
            <button
              type="button"
              className="ml-2 inline-flex min-h-6 items-center text-ink underline decoration-line-strong/60 underline-offset-2 hover:decoration-ink pointer-coarse:min-h-10"
              aria-expanded={open}
              aria-label={open ? `Done with who gets ${stage.name}` : `Change who gets ${stage.name}`}
              onClick={() => setOpen(!open)}
            >
              {open ? 'Done' : 'Change'}
            </button>
          ) : null}
        </p>
        {stage.kind !== 'offline' && editedAbove === null ? (
          <CohortPreview stage={stage} index={index} />
        ) : null}
        {isEntered && stage.kind !== 'offline' ? (
          <p className="text-sm text-mute">Entered already: its cohort can no longer change.</p>
        ) : null}
        {canEditCohort && open ? (
          <div className="rounded-control border border-line px-3 py-3">
            <CohortEditor
              name={stage.name}
              value={stage.cohort}
              onChange={(cohort) => onChange({ ...stage, cohort })}
              unitName={unitName}
              suggestedShare={0.1}
            />
          </div>
        ) : null}
        {faults.map((fault) => (
          <FieldError key={`${fault.field} ${fault.message}`}>Not saved yet. {fault.message}</FieldError>
        ))}
        <PlanFindings findings={findings} />
      </div>
    </li>
  );
}

function CohortWords({ stage, unitName }: { stage: Stage; unitName: string }) {
  if (stage.cohort === null) return 'nobody chosen yet';
  if (!isWholeRule(stage.cohort.rule)) return 'a condition is not finished';
  return renderCohort(stage.cohort, unitName);
}
