'use client';

import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import type { Cohort } from '@/lib/core/cohort/cohort-rule';
import { isWholeRule } from '@/lib/core/cohort/is-whole-rule';
import { parseCohort } from '@/lib/core/cohort/parse-cohort';
import { renderCohort } from '@/lib/core/cohort/render-cohort';

export interface CohortTextProps {
  name: string;
  value: Cohort | null;
  unitName: string;
  onChange: (cohort: Cohort) => void;
}

/** The rule as its sentence, with and, or and brackets to any depth. Each text that can be read is taken at once. */
export function CohortText({ name, value, unitName, onChange }: CohortTextProps) {
  const [text, setText] = useState(() =>
    value !== null && isWholeRule(value.rule) ? renderCohort(value, unitName) : '',
  );
  const area = useRef<HTMLTextAreaElement>(null);
  const parsed = parseCohort(text);
  const fault = parsed.ok || text.trim() === '' ? null : parsed.error;

  return (
    <div className="flex flex-col gap-2">
      <Field
        label={`${name}, as a sentence`}
        hint={`For example: 10 % of requests where tenant is acme or globex and (region is eu or staff is true), by ${unitName}`}
        error={fault?.message}
      >
        <Textarea
          ref={area}
          className="code"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            const read = parseCohort(event.target.value);
            if (read.ok) onChange(read.cohort);
          }}
        />
      </Field>
      {fault ? (
        <div className="flex flex-wrap items-center gap-2 text-sm">
          <code className="code max-w-full overflow-x-auto rounded-control bg-sunken px-2 py-1 whitespace-pre">
            {text.slice(Math.max(0, fault.position - 24), fault.position)}
            <mark className="bg-fail-soft text-fail">
              {text.slice(fault.position, fault.position + 12) || '⏎'}
            </mark>
          </code>
          <Button
            size="sm"
            onClick={() => {
              area.current?.focus();
              area.current?.setSelectionRange(fault.position, text.length);
            }}
          >
            Go to the place
          </Button>
        </div>
      ) : null}
    </div>
  );
}
