'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions, DialogContent, DialogTitle, DialogTrigger } from '@/components/ui/dialog';
import { ErrorNote } from '@/components/ui/error-note';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { MIN_OVERRIDE_REASON_LENGTH } from '@/lib/core/release/decide-passage';
import type { GateCheck } from '@/lib/core/release/gate';
import type { ReleaseView } from '@/lib/schemas/release';
import { useMove } from './use-move';

export interface AdvanceDialogProps {
  release: Pick<ReleaseView, 'id' | 'seq'>;
  event: 'promote' | 'complete';
  label: string;
  /** What happens then. */
  body: string;
  /** What real traffic says of it; asked for when the dialog opens. */
  preview?: ReactNode;
  /** Inconclusive checks to be passed, each with a written reason. */
  overrides: readonly GateCheck[];
  done: string;
  disabled: boolean;
  describedBy?: string | undefined;
}

/** Promote or complete: says what it does, and takes a reason for each check that is passed by hand. */
export function AdvanceDialog(props: AdvanceDialogProps) {
  const [open, setOpen] = useState(false);
  const { label, overrides, disabled, describedBy } = props;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary" disabled={disabled} aria-describedby={describedBy}>
          {label}
          {overrides.length > 0 && !disabled ? '…' : ''}
        </Button>
      </DialogTrigger>
      <DialogContent size={overrides.length > 0 ? 'md' : 'sm'}>
        <DialogTitle>{label}?</DialogTitle>
        <AdvanceForm {...props} close={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function AdvanceForm({
  release,
  event,
  label,
  body,
  preview,
  overrides,
  done,
  close,
}: AdvanceDialogProps & { close: () => void }) {
  const move = useMove(release);
  const [reasons, setReasons] = useState<Record<string, string>>({});
  const [checked, setChecked] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const reasonOf = (check: GateCheck) => (reasons[check.code] ?? '').trim();
  const faultOf = (check: GateCheck) =>
    reasonOf(check).length < MIN_OVERRIDE_REASON_LENGTH
      ? `Write at least ${MIN_OVERRIDE_REASON_LENGTH} characters.`
      : null;

  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    setChecked(true);
    if (overrides.some(faultOf)) return;
    setBusy(true);
    setError(null);
    const given = overrides.map((check) => ({ check: check.code, reason: reasonOf(check) }));
    const outcome = await move({ event, ...(given.length > 0 ? { overrides: given } : {}) }, done);
    setBusy(false);
    if (outcome?.error) setError(outcome.error);
    else close();
  };

  return (
    <form className="flex flex-col gap-3" onSubmit={(e) => void submit(e)}>
      <p className="text-mute">{body}</p>
      {preview}
      {overrides.length > 0 ? (
        <p>
          {overrides.length === 1 ? 'One check is' : `${overrides.length} checks are`} inconclusive. You may
          go on with a written reason for each; it is kept with the history and marked.
        </p>
      ) : null}
      {overrides.map((check) => (
        <Field
          key={check.code}
          label={`Why go on without: ${check.text}`}
          hint={check.reason}
          error={checked ? faultOf(check) : null}
        >
          <Textarea
            rows={2}
            maxLength={2000}
            value={reasons[check.code] ?? ''}
            onChange={(e) => setReasons({ ...reasons, [check.code]: e.target.value })}
          />
        </Field>
      ))}
      {error ? <ErrorNote title={error} /> : null}
      <DialogActions>
        <Button onClick={close} disabled={busy}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" loading={busy}>
          {overrides.length > 0
            ? `${label} with ${overrides.length === 1 ? 'this reason' : 'these reasons'}`
            : label}
        </Button>
      </DialogActions>
    </form>
  );
}
