'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogActions,
  DialogClose,
  DialogContent,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog';
import { ErrorNote } from '@/components/ui/error-note';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { callApi } from '@/lib/client/call-api';
import { useSubmit } from '@/lib/client/use-submit';
import { SOURCE_KINDS } from '@/lib/core/monitoring/monitoring-query';
import { createSourceInput, type MetricSourceView, updateSourceInput } from '@/lib/schemas/metric-source';
import { ConnectionFields } from './connection-fields';
import { KIND_LABELS } from './kind-labels';
import { draftOf, settingsOf } from './source-draft';

export interface SourceDialogProps {
  /** Null: a new one. */
  source: MetricSourceView | null;
  trigger: ReactNode;
}

export function SourceDialog({ source, trigger }: SourceDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent size="md">
        <DialogTitle>{source ? `Edit ${source.name}` : 'Add a metric source'}</DialogTitle>
        <SourceForm source={source} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function SourceForm({ source, onDone }: { source: MetricSourceView | null; onDone: () => void }) {
  const router = useRouter();
  const [draft, setDraft] = useState(() => draftOf(source));
  const { busy, fault, errors, submit } = useSubmit();

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const settings = settingsOf(draft);
    const answer = source
      ? await submit(updateSourceInput, settings, (input) =>
          callApi<MetricSourceView>('PATCH', `/metric-sources/${source.id}`, input),
        )
      : await submit(createSourceInput, { name: draft.name, ...settings }, (input) =>
          callApi<MetricSourceView>('POST', '/metric-sources', input),
        );
    if (!answer?.ok) return;
    toast.success(
      source ? `${answer.data.name} is saved.` : `${answer.data.name} is added. Test it before it is used.`,
    );
    onDone();
    router.refresh();
  };

  return (
    <form noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
      {source ? null : (
        <>
          <Field
            label="Name"
            hint="Notes name the source by it, so it cannot change later."
            error={errors.name}
          >
            <Input
              value={draft.name}
              maxLength={60}
              autoComplete="off"
              placeholder="production prometheus"
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          </Field>
          <RadioGroup
            legend="Kind"
            layout="cards"
            value={draft.kind}
            onValueChange={(kind) => setDraft({ ...draft, kind })}
            options={SOURCE_KINDS.map((kind) => ({
              value: kind,
              label: KIND_LABELS[kind].name,
              hint: KIND_LABELS[kind].hint,
            }))}
          />
        </>
      )}
      <ConnectionFields
        draft={draft}
        onChange={setDraft}
        errors={errors}
        hasSecret={source?.hasSecret ?? false}
      />
      {fault ? <ErrorNote title={fault} body="Nothing was stored; what you typed is kept here." /> : null}
      <DialogActions>
        <DialogClose asChild>
          <Button disabled={busy}>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" loading={busy}>
          {source ? 'Save' : 'Add the source'}
        </Button>
      </DialogActions>
    </form>
  );
}
