'use client';

import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { RadioGroup } from '@/components/ui/radio-group';
import { Textarea } from '@/components/ui/textarea';
import {
  MARK_WORDS,
  MARKS,
  type Mark,
  MOVEMENT_WORDS,
  type Movement,
  needsRemark,
} from '@/lib/core/sign-off/movements';
import type { SignOffFigure } from '@/lib/schemas/sign-off';
import { FigureTable } from './figure-table';

export interface MovementDraft {
  mark: Mark | null;
  remark: string;
}

export interface MovementCardProps {
  movement: Movement;
  figures: readonly SignOffFigure[];
  variants: { baseline: string; candidate: string };
  draft: MovementDraft;
  onChange: (draft: MovementDraft) => void;
  errors: { mark?: string | undefined; remark?: string | undefined };
  disabled: boolean;
  /** What belongs to this movement beside its figures. */
  children?: ReactNode;
}

const OPTIONS = MARKS.map((value) => ({ value, label: MARK_WORDS[value] }));

/** One movement: what both arms showed, and the reviewer's one word on it. */
export function MovementCard(props: MovementCardProps) {
  const { movement, figures, variants, draft, onChange, errors, disabled, children } = props;
  const { label, question } = MOVEMENT_WORDS[movement];
  return (
    <Card flush title={label} description={question} data-movement={movement}>
      {figures.length > 0 ? (
        <FigureTable label={label} figures={figures} variants={variants} />
      ) : (
        <p className="border-t border-line px-4 py-3 text-mute sm:px-4.5">
          No comparable request of this stage tells anything of it. Judge by what you know, and say so.
        </p>
      )}
      <div className="flex flex-col gap-3 border-t border-line px-4 py-3 sm:px-4.5">
        {children}
        <RadioGroup
          legend={`${label}: your word`}
          hideLegend
          layout="inline"
          value={draft.mark}
          onValueChange={(mark) => onChange({ ...draft, mark })}
          options={OPTIONS}
          error={errors.mark}
          disabled={disabled}
        />
        {draft.mark !== null ? (
          <Field
            label={`Remark on ${label.toLowerCase()}`}
            optional={!needsRemark(draft.mark)}
            error={errors.remark}
          >
            <Textarea
              rows={2}
              maxLength={2000}
              value={draft.remark}
              disabled={disabled}
              onChange={(event) => onChange({ ...draft, remark: event.target.value })}
            />
          </Field>
        ) : null}
      </div>
    </Card>
  );
}
