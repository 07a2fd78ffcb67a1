'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions, DialogContent, DialogTitle, DialogTrigger } from '@/components/ui/dialog';
import { ErrorNote } from '@/components/ui/error-note';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import type { ReleaseView } from '@/lib/schemas/release';
import { useMove } from './use-move';

export interface Recipient {
  id: string;
  name: string;
}

export interface HandOverDialogProps {
  release: Pick<ReleaseView, 'id' | 'seq' | 'owner'>;
  recipients: readonly Recipient[];
  /** The owner may hand over without a word; an admin says why. */
  asOwner: boolean;
}

export function HandOverDialog(props: HandOverDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <button
          type="button"
          className="text-mute underline decoration-line-strong/60 underline-offset-2 hover:text-ink"
        >
          hand over…
        </button>
      </DialogTrigger>
      <DialogContent>
        <DialogTitle>Hand this release over?</DialogTitle>
        <HandOverForm {...props} close={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function HandOverForm({ release, recipients, asOwner, close }: HandOverDialogProps & { close: () => void }) {
  const move = useMove(release);
  const others = recipients.filter((person) => person.id !== release.owner?.id);
  const [toOwnerId, setToOwnerId] = useState('');
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    setChecked(true);
    if (toOwnerId === '' || (!asOwner && reason.trim() === '')) return;
    setBusy(true);
    setError(null);
    const name = others.find((person) => person.id === toOwnerId)?.name ?? 'the new owner';
    const written = reason.trim() ? { reason: reason.trim() } : {};
    const outcome = await move(
      { event: 'hand_over', toOwnerId, ...written },
      `${name} owns this release now`,
    );
    setBusy(false);
    if (outcome?.error) setError(outcome.error);
    else close();
  };

  return (
    <form className="flex flex-col gap-3" onSubmit={(e) => void submit(e)}>
      <p className="text-mute">
        Exactly one person owns a release. Only the new owner may then promote, resume, complete and confirm
        recovery.
      </p>
      <Field label="New owner" error={checked && toOwnerId === '' ? 'Choose a person.' : null}>
        <Select value={toOwnerId} onChange={(e) => setToOwnerId(e.target.value)}>
          <option value="">Choose…</option>
          {others.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label="Reason"
        optional={asOwner}
        error={checked && !asOwner && reason.trim() === '' ? 'Write a reason: you do not own it.' : null}
      >
        <Textarea value={reason} maxLength={2000} onChange={(e) => setReason(e.target.value)} />
      </Field>
      {error ? <ErrorNote title={error} /> : null}
      <DialogActions>
        <Button onClick={close} disabled={busy}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" loading={busy}>
          Hand over
        </Button>
      </DialogActions>
    </form>
  );
}
