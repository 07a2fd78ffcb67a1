'use client';

import { useRef } from 'react';
import { useRowIds } from '@/components/cohort/use-row-ids';
import { isWithin, useNoteForm } from '@/components/note/note-form-context';
import { PlanFindings } from '@/components/note/plan-findings';
import { Button } from '@/components/ui/button';
import { defaultPlan } from '@/lib/core/release/default-plan';
import type { Stage } from '@/lib/core/release/note';
import { addWiderStep, restoreStages } from './edit-plan';
import { StageRow } from './stage-row';

const MAX_STAGES = 20;

/** The stages in order, each with who gets it and what must be reached before it may be left. */
export function PlanField() {
  const { note, setNote, findings, enteredThrough } = useNoteForm();
  const { stages } = note.plan;
  const { ids, dropAt } = useRowIds(stages.length);
  const add = useRef<HTMLButtonElement>(null);

  const setStages = (next: Stage[]) => setNote({ plan: { stages: next } });
  const ofPlan = findings.filter((finding) => !finding.field.startsWith('plan.stages.'));
  const firstOf = (kind: Stage['kind']) => stages.findIndex((stage) => stage.kind === kind);

  return (
    <div id="plan" className="flex scroll-mt-24 flex-col gap-3">
      <div id="plan.stages" className="scroll-mt-24">
        <div
          aria-hidden
          className="mb-1 hidden grid-cols-[minmax(0,1fr)_8.5rem_9.5rem_1.75rem] gap-x-3 pl-9 text-sm text-mute md:grid"
        >
          <span>Stage</span>
          <span>Least time</span>
          <span>Least requests, each arm</span>
        </div>
        <ol className="flex flex-col">
          {stages.map((stage, index) => {
            const isField =
              (stage.kind === 'canary' || stage.kind === 'cohort') && index === firstOf(stage.kind);
            const cohortPath = `plan.stages.${index}.cohort`;
            return (
              <StageRow
                key={ids[index]}
                index={index}
                stage={stage}
                editedAbove={isField ? cohortPath : null}
                isEntered={enteredThrough !== null && index <= enteredThrough}
                onChange={(next) => setStages(stages.map((other, at) => (at === index ? next : other)))}
                onRemove={
                  stage.kind === 'wider' || (stage.kind !== 'offline' && index !== firstOf(stage.kind))
                    ? () => {
                        dropAt(index);
                        setStages(stages.filter((_, at) => at !== index));
                        add.current?.focus();
                      }
                    : null
                }
                findings={findings.filter(
                  (finding) =>
                    isWithin(finding.field, `plan.stages.${index}`) &&
                    !(isField && isWithin(finding.field, cohortPath)),
                )}
              />
            );
          })}
        </ol>
      </div>
      <PlanFindings findings={ofPlan} />
      <div className="flex flex-wrap gap-2">
        <Button
          ref={add}
          size="sm"
          disabled={stages.length >= MAX_STAGES}
          onClick={() => setNote({ plan: addWiderStep(note.plan) })}
        >
          Add a wider step
        </Button>
        {enteredThrough === null ? (
          <Button
            size="sm"
            variant="ghost"
            onClick={() => setNote({ plan: restoreStages(note.plan, defaultPlan()) })}
          >
            Restore the default stages
          </Button>
        ) : null}
      </div>
    </div>
  );
}
