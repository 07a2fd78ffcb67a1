'use client';

import { type ReactNode, useState } from 'react';
import { Button } from './button';
import { Dialog, DialogActions, DialogContent, DialogTitle, DialogTrigger } from './dialog';
import { ErrorNote } from './error-note';
import { Field } from './field';
import { Textarea } from './textarea';

/** What came of the move: nothing (it went well) or a sentence that says why not. */
export type ConfirmOutcome = { error: string } | null | undefined;

export interface ConfirmDialogProps {
  title: string;
  body?: ReactNode;
  /** Asks for a written reason under this label. */
  reasonLabel?: string;
  reasonHint?: string;
  reasonRequired?: boolean;
  /** The least number of characters of a required reason. */
  reasonMinLength?: number;
  confirmLabel: string;
  tone?: 'primary' | 'danger';
  /** May answer `{ error }`: the dialog stays open, shows it and keeps the reason. */
  onConfirm: (reason: string) => Promise<ConfirmOutcome> | ConfirmOutcome;
  /** The button that opens it; leave out when `open` is steered from outside. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const [ownOpen, setOwnOpen] = useState(false);
  const open = props.open ?? ownOpen;
  const setOpen = (next: boolean) => {
    setOwnOpen(next);
    props.onOpenChange?.(next);
  };
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      {props.trigger ? <DialogTrigger asChild>{props.trigger}</DialogTrigger> : null}
      <DialogContent>
        <DialogTitle>{props.title}</DialogTitle>
        <ConfirmForm {...props} close={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function ConfirmForm(props: ConfirmDialogProps & { close: () => void }) {
  const { reasonLabel, reasonRequired, reasonMinLength = 1, tone = 'primary' } = props;
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const confirm = async () => {
    const text = reason.trim();
    if (reasonRequired && text.length < Math.max(1, reasonMinLength)) {
      setFault(reasonMinLength > 1 ? `Write at least ${reasonMinLength} characters.` : 'Write a reason.');
      return;
    }
    setFault(null);
    setError(null);
    setBusy(true);
    try {
      const outcome = await props.onConfirm(text);
      if (outcome?.error) setError(outcome.error);
      else props.close();
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      {props.body ? <div className="text-mute">{props.body}</div> : null}
      {reasonLabel ? (
        <Field label={reasonLabel} hint={props.reasonHint} error={fault} optional={!reasonRequired}>
          <Textarea value={reason} maxLength={2000} onChange={(event) => setReason(event.target.value)} />
        </Field>
      ) : null}
      {error ? <ErrorNote title={error} /> : null}
      <DialogActions>
        <Button onClick={props.close} disabled={busy}>
          Cancel
        </Button>
        <Button type="submit" variant={tone} loading={busy}>
          {props.confirmLabel}
        </Button>
      </DialogActions>
    </form>
  );
}
