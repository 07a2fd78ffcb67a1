'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { DialogActions } from '@/components/ui/dialog';
import { ErrorNote } from '@/components/ui/error-note';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { ApiResult } from '@/lib/client/call-api';
import { type SaidOnce, saidOnce } from '@/lib/client/said-once';
import type { NoteTemplateView } from '@/lib/schemas/note-template';

export interface TemplateNameFormProps {
  name: string;
  submitLabel: string;
  close: () => void;
  send: (name: string) => Promise<ApiResult<NoteTemplateView>>;
  onDone: (template: NoteTemplateView) => void;
}

/** What a template is called, for a new one and for a new name. */
export function TemplateNameForm({ name: given, submitLabel, close, send, onDone }: TemplateNameFormProps) {
  const [name, setName] = useState(given);
  const [failure, setFailure] = useState<SaidOnce | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async () => {
    if (name.trim() === '') {
      setFailure({ fault: null, errors: { name: 'Give a name.' } });
      return;
    }
    setFailure(null);
    setBusy(true);
    const answer = await send(name.trim());
    setBusy(false);
    if (!answer.ok) {
      setFailure(saidOnce(answer, { name }));
      return;
    }
    close();
    onDone(answer.data);
  };

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field label="Name" hint="What people will choose it by." error={failure?.errors.name}>
        <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </Field>
      {failure?.fault ? <ErrorNote title={failure.fault} /> : null}
      <DialogActions>
        <Button onClick={close} disabled={busy}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" loading={busy}>
          {submitLabel}
        </Button>
      </DialogActions>
    </form>
  );
}
