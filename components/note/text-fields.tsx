'use client';

import { Lightbulb } from 'lucide-react';
import { Textarea } from '@/components/ui/textarea';
import type { TextAdvice } from '@/lib/core/release/vague-text/vague-rule';
import { AdviceList } from './advice-list';
import { NoteField } from './note-field';
import { useNoteForm } from './note-form-context';

const TEXTS = [
  {
    field: 'change',
    label: 'Change',
    hint: 'What is different for the people who meet it, and why now.',
    example: 'Replies cite the policy they rest on and are a third shorter.',
  },
  {
    field: 'expectedGain',
    label: 'Expected gain',
    hint: 'The number that should move, and by how much.',
    example: 'Task success up 2 points; cost per request down 10 %.',
  },
  {
    field: 'primaryRisk',
    label: 'Primary regression risk',
    hint: 'The one thing that is most likely to get worse, and for whom.',
    example: 'Refund questions: a short reply may leave out the deadline.',
  },
] as const;

export function TextFields() {
  const { note, setNote, advice } = useNoteForm();
  return (
    <>
      {TEXTS.map(({ field, label, hint, example }) => (
        <NoteField key={field} field={field} label={label} hint={hint} controlId={`${field}-text`}>
          <Textarea
            id={`${field}-text`}
            rows={2}
            placeholder={example}
            maxLength={10_000}
            aria-describedby={`${field}-advice`}
            value={note[field]}
            onChange={(event) => setNote({ [field]: event.target.value })}
          />
          <FieldAdvice id={`${field}-advice`} advice={advice.filter((one) => one.field === field)} />
        </NoteField>
      ))}
      <p role="status" className="sr-only">
        {advice.map(({ message }) => message).join(' ')}
      </p>
    </>
  );
}

/** Keeps the room of a line, so that the page stays where it is while one types. */
function FieldAdvice({ id, advice }: { id: string; advice: readonly TextAdvice[] }) {
  return (
    <div id={id} className="-mt-1 flex min-h-9 items-start gap-1.5 text-sm sm:min-h-5">
      {advice.length > 0 ? (
        <>
          <Lightbulb aria-hidden className="mt-0.5 size-3.5 shrink-0 text-warn" />
          <AdviceList advice={advice} />
        </>
      ) : null}
    </div>
  );
}
