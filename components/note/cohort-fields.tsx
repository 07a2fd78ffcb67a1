'use client';

import { CohortEditor } from '@/components/cohort/cohort-editor';
import type { Cohort } from '@/lib/core/cohort/cohort-rule';
import type { StageKind } from '@/lib/core/release/note';
import { CohortPreview } from './cohort-preview';
import { CohortSuggestions } from './cohort-suggestions';
import { NoteField } from './note-field';
import { useNoteForm } from './note-form-context';

interface CohortFieldProps {
  kind: StageKind;
  label: string;
  hint: string;
  suggestedShare: number;
}

export function CohortFields() {
  return (
    <>
      <CohortField
        kind="canary"
        label="Canary cohort"
        hint="A tiny first group, whose trouble you would notice and could bear: your own staff, or 1 % of everyone."
        suggestedShare={0.01}
      />
      <CohortField
        kind="cohort"
        label="Expanded cohort"
        hint="One limited group: a tenant, a queue, a region. Half of it stays on the baseline, to compare with."
        suggestedShare={0.5}
      />
    </>
  );
}

/** The note's cohort is the cohort of the plan's first stage of that kind. */
function CohortField({ kind, label, hint, suggestedShare }: CohortFieldProps) {
  const { note, setNote, unitName, enteredThrough } = useNoteForm();
  const { stages } = note.plan;
  const index = stages.findIndex((stage) => stage.kind === kind);
  const stage = stages[index];
  const setCohort = (cohort: Cohort) =>
    setNote({ plan: { stages: stages.map((other, at) => (at === index ? { ...other, cohort } : other)) } });
  const isEntered = enteredThrough !== null && index <= enteredThrough;

  return (
    <NoteField
      field={stage ? `plan.stages.${index}.cohort` : `plan.stages.${kind}`}
      label={label}
      hint={hint}
      isMissing={!stage}
    >
      {stage ? (
        <fieldset disabled={isEntered} className="min-w-0">
          <legend className="sr-only">{label}</legend>
          {isEntered ? (
            <p className="mb-2 text-sm text-mute">
              This stage has been entered: who gets the candidate in it can no longer change.
            </p>
          ) : null}
          <CohortSuggestions name={label} value={stage.cohort} share={suggestedShare} onChange={setCohort} />
          <CohortEditor
            name={label}
            value={stage.cohort}
            onChange={setCohort}
            unitName={unitName}
            suggestedShare={suggestedShare}
          />
          <CohortPreview stage={stage} index={index} />
        </fieldset>
      ) : (
        <p className="text-mute">The plan has no such stage. Restore the default stages in the plan below.</p>
      )}
    </NoteField>
  );
}
