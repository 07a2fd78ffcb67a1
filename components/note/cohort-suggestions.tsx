'use client';

import { useState } from 'react';
import { toEditable } from '@/components/cohort/editable-rule';
import { hasValue, toggleValue } from '@/components/cohort/toggle-value';
import { cn } from '@/lib/client/cn';
import type { Cohort } from '@/lib/core/cohort/cohort-rule';
import { useNoteForm } from './note-form-context';
import { seenShare } from './seen-share';

export interface CohortSuggestionsProps {
  /** What it is the cohort of. */
  name: string;
  value: Cohort | null;
  /** Of a cohort that is not chosen yet. */
  share: number;
  onChange: (cohort: Cohort) => void;
}

/** The attributes and values of the last 24 h with their share; one press makes a rule of them, another takes it back. */
export function CohortSuggestions({ name, value, share, onChange }: CohortSuggestionsProps) {
  const { attributes, requests } = useNoteForm().suggestions;
  const rule = value?.rule ?? null;
  const [open, setOpen] = useState(rule === null);
  if (attributes.length === 0 || (rule !== null && toEditable(rule) === null)) return null;
  return (
    <details className="mb-3 text-sm" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit text-mute hover:text-ink">Cohorts seen in the last 24 h</summary>
      <dl className="mt-1.5 flex flex-col gap-1.5">
        {attributes.map(({ attribute, values, more }) => (
          <div key={attribute} className="flex flex-wrap items-center gap-x-1.5 gap-y-1">
            <dt className="code min-w-16 text-mute">{attribute}</dt>
            {values.map(({ value: text, requests: count }) => {
              const isOn = rule !== null && hasValue(rule, attribute, text);
              const part = seenShare(count, requests);
              return (
                <dd key={text}>
                  <button
                    type="button"
                    aria-pressed={isOn}
                    aria-label={`${name}: ${attribute} is ${text}, ${part} of requests`}
                    className={cn(
                      'max-w-52 truncate rounded-full border px-2 py-0.5 pointer-coarse:min-h-9',
                      isOn ? 'border-accent bg-accent-soft' : 'border-line-strong/60 hover:bg-sunken',
                    )}
                    onClick={() =>
                      onChange({ rule: toggleValue(rule, attribute, text), share: value?.share ?? share })
                    }
                  >
                    {text} <span className="text-mute">{part}</span>
                  </button>
                </dd>
              );
            })}
            {more > 0 ? <dd className="text-mute">and {more} more</dd> : null}
          </div>
        ))}
      </dl>
    </details>
  );
}
