'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { DialogActions, DialogClose } from '@/components/ui/dialog';
import { ErrorNote } from '@/components/ui/error-note';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NumberInput } from '@/components/ui/number-input';
import { callApi } from '@/lib/client/call-api';
import { useSubmit } from '@/lib/client/use-submit';
import { type PriceInput, priceInput } from '@/lib/schemas/price';
import { EXAMPLE_WORDS, priceExample } from './price-words';

interface PriceFormProps {
  /** The one to change; its model stays. */
  price?: PriceInput;
  close: () => void;
}

const AMOUNTS = [
  { field: 'inputUsd', label: 'Input', optional: false },
  { field: 'cachedInputUsd', label: 'Cached input', optional: true },
  { field: 'outputUsd', label: 'Output', optional: false },
] as const;

export function PriceForm({ price, close }: PriceFormProps) {
  const router = useRouter();
  const [draft, setDraft] = useState({
    model: price?.model ?? '',
    inputUsd: price?.inputUsd ?? null,
    cachedInputUsd: price?.cachedInputUsd ?? null,
    outputUsd: price?.outputUsd ?? null,
  });
  const { busy, fault, errors, submit } = useSubmit();
  const whole = priceInput.safeParse(draft);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await submit(priceInput, draft, (input) => callApi('PUT', '/prices', input));
    if (!answer?.ok) return;
    toast.success(`The price of ${draft.model.trim()} applies from now on.`);
    close();
    router.refresh();
  };

  return (
    <form noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
      {price ? null : (
        <Field
          label="Model"
          hint="Its name as events tell it. A * at the end stands for any ending: gpt-4o-*"
          error={errors.model}
        >
          <Input
            value={draft.model}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            onChange={(event) => setDraft({ ...draft, model: event.target.value })}
          />
        </Field>
      )}
      <div className="flex flex-col gap-3">
        {AMOUNTS.map(({ field, label, optional }) => (
          <Field
            key={field}
            label={label}
            optional={optional}
            hint={optional ? 'Tokens read from a cache; empty, they cost what input costs.' : undefined}
            error={errors[field]}
          >
            <NumberInput
              value={draft[field]}
              unit="$ a million tokens"
              onValueChange={(value) => setDraft({ ...draft, [field]: value })}
            />
          </Field>
        ))}
      </div>
      <p className="rounded-control bg-sunken px-3 py-2 text-sm text-mute" aria-live="polite">
        {EXAMPLE_WORDS}:{' '}
        <span className="font-medium text-ink tabular-nums">
          {whole.success ? priceExample(whole.data) : '–'}
        </span>
      </p>
      {fault ? <ErrorNote title={fault} body="Nothing was changed. What you typed is still here." /> : null}
      <DialogActions>
        <DialogClose asChild>
          <Button disabled={busy}>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" loading={busy}>
          {price ? 'Change' : 'Add'}
        </Button>
      </DialogActions>
    </form>
  );
}
