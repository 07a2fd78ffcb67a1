'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
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
import { FieldError } from '@/components/ui/field-error';
import { Input } from '@/components/ui/input';
import { callApi } from '@/lib/client/call-api';
import { useSubmit } from '@/lib/client/use-submit';
import { KEY_SCOPES, type KeyScope } from '@/lib/core/access/permissions';
import { type CreatedKeyView, createKeyInput } from '@/lib/schemas/identity';
import { KeySecret } from './key-secret';
import { SCOPE_SENTENCES } from './scope-sentences';

export function CreateKey() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [created, setCreated] = useState<CreatedKeyView | null>(null);
  const onOpenChange = (isOpen: boolean) => {
    setOpen(isOpen);
    if (!isOpen && created) {
      setCreated(null);
      router.refresh();
    }
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogTrigger asChild>
        <Button variant="primary">Create a key</Button>
      </DialogTrigger>
      <DialogContent
        size="md"
        // The secret is shown once: a click beside the dialog must not lose it.
        onInteractOutside={(event) => (created ? event.preventDefault() : undefined)}
      >
        <DialogTitle>{created ? `The key ${created.name}` : 'Create a key'}</DialogTitle>
        {created ? (
          <KeySecret created={created} onDone={() => onOpenChange(false)} />
        ) : (
          <CreateKeyForm onCreated={setCreated} />
        )}
      </DialogContent>
    </Dialog>
  );
}

function CreateKeyForm({ onCreated }: { onCreated: (created: CreatedKeyView) => void }) {
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly KeyScope[]>(['evaluate', 'ingest']);
  const { busy, fault, errors, submit } = useSubmit();

  const create = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await submit(createKeyInput, { name, scopes }, (input) =>
      callApi<CreatedKeyView>('POST', '/keys', input),
    );
    if (answer?.ok) onCreated(answer.data);
  };

  return (
    <form noValidate onSubmit={(event) => void create(event)} className="flex flex-col gap-4">
      <Field
        label="Name"
        hint="Who uses it, so that you know what stops when you revoke it."
        error={errors.name}
      >
        <Input
          value={name}
          maxLength={100}
          autoComplete="off"
          placeholder="support service, production"
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-medium">It may</legend>
        {KEY_SCOPES.map((scope) => (
          <Checkbox
            key={scope}
            label={<span className="code">{scope}</span>}
            hint={SCOPE_SENTENCES[scope]}
            checked={scopes.includes(scope)}
            onCheckedChange={(checked) =>
              setScopes(KEY_SCOPES.filter((each) => (each === scope ? checked : scopes.includes(each))))
            }
          />
        ))}
        {errors.scopes ? <FieldError>{errors.scopes}</FieldError> : null}
      </fieldset>
      {fault ? <ErrorNote title={fault} body="No key was made." /> : null}
      <DialogActions>
        <DialogClose asChild>
          <Button disabled={busy}>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" loading={busy}>
          Create the key
        </Button>
      </DialogActions>
    </form>
  );
}
