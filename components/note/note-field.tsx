'use client';

import { Circle, CircleCheck } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { FieldError } from '@/components/ui/field-error';
import { cn } from '@/lib/client/cn';
import { isWithin, useNoteForm } from './note-form-context';
import { PlanFindings } from './plan-findings';

export interface NoteFieldProps {
  /** The field's path; links from the list of what is missing lead to it. */
  field: string;
  label: string;
  /** One sentence that says what to write. */
  hint: ReactNode;
  /** The id of the one control, when there is only one: the label then belongs to it. */
  controlId?: string | undefined;
  /** Other paths that belong to this field too. */
  also?: readonly string[];
  /** Missing though no path says so. */
  isMissing?: boolean;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** One field of the template: whether it is done, its name, its help, its control, and what is wrong with it. */
export function NoteField({
  field,
  label,
  hint,
  controlId,
  also = [],
  isMissing = false,
  actions,
  className,
  children,
}: NoteFieldProps) {
  const { issues, findings, unsettled } = useNoteForm();
  const id = useId();
  const mine = (path: string) => [field, ...also].some((own) => isWithin(path, own));
  const isDone = !isMissing && !issues.some((issue) => mine(issue.field));
  const Mark = isDone ? CircleCheck : Circle;
  const name = (
    <>
      {label}
      <span className="sr-only">{isDone ? ', done' : ', missing'}</span>
    </>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in every browser
    <div
      id={field}
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-hint`}
      className={cn('grid scroll-mt-18 grid-cols-[1rem_minmax(0,1fr)] gap-x-2.5 gap-y-2', className)}
    >
      <Mark aria-hidden className={cn('mt-0.5 size-4', isDone ? 'text-pass' : 'text-line-strong')} />
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h3 id={`${id}-label`} className="font-medium">
            {controlId ? <label htmlFor={controlId}>{name}</label> : name}
          </h3>
          <p id={`${id}-hint`} className="text-sm text-mute">
            {hint}
          </p>
        </div>
        {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
      </div>
      <div className="col-span-2 flex min-w-0 flex-col gap-2 sm:col-span-1 sm:col-start-2">
        {children}
        {unsettled
          .filter((fault) => mine(fault.field))
          .map((fault) => (
            <FieldError key={`${fault.field} ${fault.message}`}>Not saved yet. {fault.message}</FieldError>
          ))}
        <PlanFindings findings={findings.filter((finding) => mine(finding.field))} />
      </div>
    </div>
  );
}
