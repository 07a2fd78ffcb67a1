'use client';

import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import type { Trigger } from '@/lib/core/release/note';
import { renderTrigger } from '@/lib/core/release/render-trigger';
import { FIRST_TRIGGERS, isThere, nextTriggerId } from './first-triggers';
import { NoteField } from './note-field';
import { useNoteForm } from './note-form-context';
import { TriggerRow } from './trigger-row';

const BLANK: Omit<Trigger, 'id'> = {
  metric: 'errors',
  comparison: 'absolute',
  threshold: 0.05,
  minRequests: 200,
  action: 'roll_back',
  inSlice: 'exclude',
  weight: 1,
};

export function TriggersField() {
  const { note, setNote } = useNoteForm();
  const { triggers } = note;
  const addButton = useRef<HTMLButtonElement>(null);
  const add = (...added: readonly Omit<Trigger, 'id'>[]) => {
    let next = triggers;
    for (const one of added) next = [...next, { id: nextTriggerId(next), ...one }];
    setNote({ triggers: next });
  };
  const suggestions = FIRST_TRIGGERS.filter((suggestion) => !isThere(triggers, suggestion));

  return (
    <NoteField
      field="triggers"
      label="Rollback triggers"
      hint="What takes the candidate back by itself, at night and while approval is awaited too. Each weighs, every 5 seconds, the evidence that the candidate is worse than it allows, and acts once that is too strong for chance, however often one looks."
    >
      {triggers.length > 0 ? (
        <ul className="flex flex-col gap-2">
          {triggers.map((trigger) => (
            <TriggerRow
              key={trigger.id}
              trigger={trigger}
              onChange={(next) =>
                setNote({ triggers: triggers.map((other) => (other.id === trigger.id ? next : other)) })
              }
              onRemove={() => {
                setNote({ triggers: triggers.filter((other) => other.id !== trigger.id) });
                addButton.current?.focus();
              }}
            />
          ))}
        </ul>
      ) : null}
      {suggestions.length > 0 ? (
        <div className="flex flex-col gap-1.5">
          <p className="text-sm text-mute">
            {triggers.length === 0 ? 'A first set that suits most changes:' : 'Often added:'}
          </p>
          <div className="flex flex-wrap gap-2">
            {suggestions.map((suggestion) => (
              <Button
                key={`${suggestion.metric} ${suggestion.comparison}`}
                size="sm"
                className="h-auto max-w-full py-1 text-left whitespace-normal"
                onClick={() => add(suggestion)}
              >
                <Plus aria-hidden />
                <span className="first-letter:uppercase">{renderTrigger(suggestion)}</span>
              </Button>
            ))}
          </div>
        </div>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {suggestions.length > 1 ? (
          <Button size="sm" onClick={() => add(...suggestions)}>
            {suggestions.length === 3 ? 'Add all three' : 'Add both'}
          </Button>
        ) : null}
        <Button
          ref={addButton}
          size="sm"
          variant={triggers.length === 0 ? 'ghost' : 'secondary'}
          onClick={() => add(BLANK)}
        >
          Add another trigger
        </Button>
      </div>
    </NoteField>
  );
}
