'use client';

import { Textarea } from '@/components/ui/textarea';
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
  const { note, setNote } = useNoteForm();
  return TEXTS.map(({ field, label, hint, example }) => (
    <NoteField key={field} field={field} label={label} hint={hint} controlId={`${field}-text`}>
      <Textarea
        id={`${field}-text`}
        rows={2}
        placeholder={example}
        maxLength={10_000}
        value={note[field]}
        onChange={(event) => setNote({ [field]: event.target.value })}
      />
    </NoteField>
  ));
}
