'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions, DialogContent, DialogTitle, DialogTrigger } from '@/components/ui/dialog';
import { ErrorNote } from '@/components/ui/error-note';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NumberInput } from '@/components/ui/number-input';
import { callApi } from '@/lib/client/call-api';
import { issuesByField } from '@/lib/client/issues-by-field';
import { attachEvidenceInput } from '@/lib/schemas/release';

interface EvidenceDialogProps {
  releaseId: string;
  baseline: string;
  candidate: string;
  isFirst: boolean;
  refusal: string | null;
}

export function EvidenceDialog(props: EvidenceDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" disabled={props.refusal !== null}>
          {props.isFirst ? 'Attach evidence…' : 'Attach newer evidence…'}
        </Button>
      </DialogTrigger>
      <DialogContent size="md">
        <DialogTitle>Attach offline evidence</DialogTitle>
        <EvidenceForm {...props} close={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

type Numbers = Record<'cases' | 'baselinePassed' | 'candidatePassed' | 'errored', number | null>;

function EvidenceForm({
  releaseId,
  baseline,
  candidate,
  close,
}: EvidenceDialogProps & { close: () => void }) {
  const router = useRouter();
  const [numbers, setNumbers] = useState<Numbers>({
    cases: null,
    baselinePassed: null,
    candidatePassed: null,
    errored: 0,
  });
  const [source, setSource] = useState('');
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    setError(null);
    const parsed = attachEvidenceInput.safeParse({ ...numbers, errored: numbers.errored ?? 0, source });
    if (!parsed.success) {
      setFaults(
        Object.fromEntries(
          parsed.error.issues.map(({ path, code, message }) => [
            String(path[0]),
            code === 'invalid_type' ? 'A whole number.' : message,
          ]),
        ),
      );
      return;
    }
    setFaults({});
    setBusy(true);
    const answer = await callApi('POST', `/releases/${releaseId}/evidence`, parsed.data);
    setBusy(false);
    if (!answer.ok) {
      setFaults(issuesByField(answer.issues));
      setError(answer.detail);
      return;
    }
    toast.success('Evidence attached');
    router.refresh();
    close();
  };

  const number = (field: keyof Numbers, label: string, hint?: string) => (
    <Field label={label} hint={hint} error={faults[field]}>
      <NumberInput
        value={numbers[field]}
        onValueChange={(value) => setNumbers((before) => ({ ...before, [field]: value }))}
      />
    </Field>
  );
  return (
    <form className="flex flex-col gap-3" onSubmit={(e) => void submit(e)}>
      <p className="text-mute">
        Both versions on the same cases. It is bound to exactly this pair, {baseline} and {candidate}.
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        {number('cases', 'Cases')}
        {number('errored', 'Errored cases', 'Could not be judged; counted as passed for neither.')}
        {number('baselinePassed', `Passed with the baseline, ${baseline}`)}
        {number('candidatePassed', `Passed with the candidate, ${candidate}`)}
      </div>
      <Field
        label="Where can the full comparison be read?"
        hint="A link, a file name, a sentence."
        error={faults.source}
      >
        <Input value={source} maxLength={2000} onChange={(e) => setSource(e.target.value)} />
      </Field>
      {error ? <ErrorNote title={error} body="What you typed is kept." /> : null}
      <DialogActions>
        <Button onClick={close} disabled={busy}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" loading={busy}>
          Attach
        </Button>
      </DialogActions>
    </form>
  );
}
